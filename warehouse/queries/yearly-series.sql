-- Yearly figures as known on a day, one claim chosen for each region, indicator and year; where
-- $parts is true also figures of the first months of a year, `months` says of how many.
-- The rule: published before reported before simulated; then the better grade (A, B, C, D, none);
-- then the later publication; then the publisher's name and the period as printed. $series is a
-- JSON list of {region, indicator} to which the answer is limited, or null for all.
WITH wanted AS (
  SELECT unnest(
    from_json(CAST($series AS JSON), '[{"region": "VARCHAR", "indicator": "VARCHAR"}]'),
    recursive := true
  )
),
known AS (
  SELECT
    * REPLACE (coalesce(year, extract(year FROM valid_from)) AS year),
    CASE WHEN year IS NULL THEN extract(month FROM valid_to) ELSE 12 END AS months
  FROM observation_known
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
    AND indicator IS NOT NULL
    AND (
      year IS NOT NULL
      OR (
        $parts
        AND valid_from = date_trunc('year', valid_to)
        AND valid_to = last_day(valid_to)
        AND extract(month FROM valid_to) < 12
      )
    )
    AND valid_to <= CAST($as_of AS DATE)
    AND (
      $series IS NULL
      OR (region, indicator) IN (SELECT (region, indicator) FROM wanted)
    )
),
ranked AS (
  SELECT
    *,
    count(*) OVER (PARTITION BY region, indicator, year, months) AS claims,
    row_number() OVER (
      PARTITION BY region, indicator, year, months
      ORDER BY
        CASE provenance WHEN 'published' THEN 1 WHEN 'reported' THEN 2 ELSE 3 END,
        grade NULLS LAST,
        published_on DESC NULLS LAST,
        publisher,
        period,
        claim_id
    ) AS choice
  FROM known
)
SELECT
  ranked.claim_id,
  region,
  indicator,
  year,
  months,
  period,
  value,
  unit,
  printed_value,
  printed_unit,
  bound,
  grade,
  provenance,
  publisher,
  published_on,
  address,
  note,
  known_from,
  known_basis,
  claims,
  f.name AS file,
  ranked.file_sha256,
  "row"
FROM ranked
LEFT JOIN source_file f ON f.run_id = ranked.run_id AND f.file_sha256 = ranked.file_sha256
WHERE choice = 1
ORDER BY region, indicator, year, months;
