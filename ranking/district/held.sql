-- The certificates that stand behind the valid high-tech firms of one region on a day, a row a firm, as in
-- the query high-tech-firms; with a certificate of the firm that lasts longer, was issued by that day and
-- still stood on it, if any. A certificate ends on its 有效期至; what revokes it after the day is no fact yet.
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
    AND counted_from <= CAST($as_of AS DATE)
    AND CAST($as_of AS DATE) < counted_until
),
later AS (
  SELECT held.code, min(claim.certificate) AS certificate
  FROM held
  JOIN claim ON
    claim.code = held.code
    AND claim.choice = 1
    AND claim.issued_on <= CAST($as_of AS DATE)
    AND claim.valid_to > held.valid_to
    AND claim.counted_until > CAST($as_of AS DATE)
  WHERE of_firm = 1
  GROUP BY ALL
)
SELECT
  held.code,
  held.name,
  held.certificate,
  held.recognition_type,
  CAST(held.issued_on AS VARCHAR) AS issued_on,
  CAST(held.valid_to AS VARCHAR) AS valid_to,
  later.certificate AS later_certificate,
  recognition.technology_field,
  f.name AS file,
  recognition.sheet,
  recognition."row"
FROM held
JOIN recognition USING (claim_id)
LEFT JOIN later ON later.code = held.code
LEFT JOIN source_file f
  ON f.run_id = recognition.run_id AND f.file_sha256 = recognition.file_sha256
WHERE of_firm = 1 AND held.region = $region
ORDER BY held.valid_to, held.certificate;
