-- The certificates behind the valid high-tech firms of one region on a day, a row a firm, as in the
-- query high-tech-firms.
WITH region AS (
  SELECT r.id
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
claim AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY certificate ORDER BY provenance, claim_id) AS choice
  FROM recognition_span
  WHERE
    simulated = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
held AS (
  SELECT
    claim.*,
    row_number() OVER (
      PARTITION BY code
      ORDER BY counted_from DESC, claim.valid_to DESC, certificate DESC
    ) AS of_firm
  FROM claim
  JOIN region ON region.id = claim.region
  WHERE
    choice = 1
    AND counted_from <= CAST($to AS DATE)
    AND CAST($to AS DATE) < counted_until
)
SELECT
  held.certificate AS fact,
  held.code,
  held.name,
  held.recognition_type AS kind,
  held.counted_from AS counted_on,
  held.valid_to AS until,
  CAST(NULL AS BIGINT) AS fen,
  f.name AS file,
  recognition.sheet,
  recognition."row"
FROM held
JOIN recognition USING (claim_id)
LEFT JOIN source_file f
  ON f.run_id = recognition.run_id AND f.file_sha256 = recognition.file_sha256
WHERE of_firm = 1 AND held.region = $region
