-- Loaded statistics of whole periods as known on a day, one claim chosen for each region, indicator and
-- period, real and simulated apart. The rule is that of yearly-series: published before reported; then
-- the better grade; then the later publication; then the publisher's name and the period as printed.
-- $spans is a JSON list of {label, from, to}; $indicators a JSON list of ids.
WITH span AS (
  SELECT s.label, CAST(s."from" AS DATE) AS first_day, CAST(s."to" AS DATE) AS last_day
  FROM (
    SELECT unnest(from_json($spans, '[{"label":"VARCHAR","from":"VARCHAR","to":"VARCHAR"}]')) AS s
  )
),
wanted AS (
  SELECT unnest(from_json($indicators, '["VARCHAR"]')) AS indicator
),
ranked AS (
  SELECT
    observation_known.*,
    span.label,
    provenance = 'simulated' AS simulated,
    count(*) OVER (PARTITION BY provenance = 'simulated', region, indicator, span.label) AS claims,
    row_number() OVER (
      PARTITION BY provenance = 'simulated', region, indicator, span.label
      ORDER BY
        provenance,
        grade NULLS LAST,
        published_on DESC NULLS LAST,
        publisher,
        period,
        claim_id
    ) AS choice
  FROM observation_known
  JOIN wanted USING (indicator)
  JOIN span ON valid_from = first_day AND valid_to = last_day
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
    AND valid_to <= CAST($as_of AS DATE)
)
SELECT
  simulated,
  label,
  region,
  indicator,
  value,
  bound,
  claims,
  provenance,
  publisher,
  grade,
  published_on,
  address,
  note,
  known_from,
  known_basis,
  f.name AS file,
  ranked.file_sha256,
  sheet,
  "row"
FROM ranked
LEFT JOIN source_file f ON f.run_id = ranked.run_id AND f.file_sha256 = ranked.file_sha256
WHERE choice = 1
ORDER BY simulated, label, region, indicator;
