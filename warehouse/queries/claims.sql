-- Every claim of one indicator in one region, with the span of days on which it was the last word.
SELECT
  c.claim_id,
  c.region,
  c.indicator,
  c.indicator_name,
  c.year,
  c.period,
  c.value,
  c.unit,
  c.printed_value,
  c.printed_unit,
  c.bound,
  c.grade,
  c.provenance,
  c.publisher,
  c.published_on,
  c.address,
  c.note,
  c.known_from,
  c.known_basis,
  c.known_to,
  f.name AS file,
  c.file_sha256,
  c."row"
FROM observation_known c
LEFT JOIN source_file f ON f.run_id = c.run_id AND f.file_sha256 = c.file_sha256
WHERE
  c.region = $region
  AND c.indicator = $indicator
  AND c.known_from <= CAST($known_at AS DATE)
  AND (c.known_to IS NULL OR c.known_to > CAST($known_at AS DATE))
  AND NOT c.withdrawn
  AND c.valid_to <= CAST($as_of AS DATE)
ORDER BY c.valid_to, c.valid_from, c.grade NULLS LAST, c.published_on DESC NULLS LAST, c.publisher;
