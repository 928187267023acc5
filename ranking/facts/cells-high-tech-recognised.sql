-- The certificates behind the recognitions, renewals and moves of one region, from a day to a day, a
-- row a firm and kind, as in the query high-tech-recognised.
WITH region AS (
  SELECT r.id
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
claim AS (
  SELECT
    *,
    CASE WHEN recognition_type = '迁入' THEN moved_in_on ELSE issued_on END AS recognised_on,
    row_number() OVER (PARTITION BY certificate ORDER BY provenance, claim_id) AS choice
  FROM recognition_span
  WHERE
    simulated = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
recognised AS (
  SELECT
    claim.*,
    CASE recognition_type
      WHEN '首次认定' THEN 'first_recognised'
      WHEN '重新认定' THEN 'renewed'
      ELSE 'moved_in'
    END AS measure,
    row_number() OVER (
      PARTITION BY code, recognition_type, EXTRACT(year FROM recognised_on)
      ORDER BY recognised_on DESC, certificate DESC
    ) AS of_firm,
    min(recognised_on) OVER (
      PARTITION BY code, recognition_type, claim.region, EXTRACT(year FROM recognised_on)
    ) AS first_on
  FROM claim
  JOIN region ON region.id = claim.region
  WHERE choice = 1 AND recognised_on <= CAST($to AS DATE)
)
SELECT
  recognised.certificate AS fact,
  recognised.code,
  recognised.name,
  recognised.recognition_type AS kind,
  recognised.recognised_on AS counted_on,
  recognised.valid_to AS until,
  CAST(NULL AS BIGINT) AS fen,
  f.name AS file,
  recognition.sheet,
  recognition."row"
FROM recognised
JOIN recognition USING (claim_id)
LEFT JOIN source_file f
  ON f.run_id = recognition.run_id AND f.file_sha256 = recognition.file_sha256
WHERE
  of_firm = 1
  AND recognised.region = $region
  AND recognised_on >= CAST($from AS DATE)
  AND first_on >= CAST($from AS DATE) -- who counted earlier in the year counts no second time
  AND list_contains(from_json($measures, '["VARCHAR"]'), measure)
