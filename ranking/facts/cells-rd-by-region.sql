-- The units behind the R&D of one region and year, as in the query rd-by-region; a row for each unit
-- that one of the measures counts. $where is a JSON object of lists: unit_kind.
WITH taken AS (
  SELECT
    from_json($where, '{"unit_kind":["VARCHAR"]}') AS w,
    from_json($measures, '["VARCHAR"]') AS measures
),
claim AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY code, year, data_source ORDER BY provenance, claim_id) AS choice
  FROM rd_statistics
  WHERE
    simulated = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
)
SELECT
  concat_ws(' ', claim.code, claim.year) AS fact,
  claim.code,
  rd_spend.name,
  claim.standing AS kind,
  claim.valid_to AS counted_on,
  CAST(NULL AS DATE) AS until,
  claim.rd_fen AS fen,
  f.name AS file,
  rd_spend.sheet,
  rd_spend."row"
FROM claim
CROSS JOIN taken
JOIN rd_spend USING (claim_id)
LEFT JOIN source_file f ON f.run_id = rd_spend.run_id AND f.file_sha256 = rd_spend.file_sha256
WHERE
  choice = 1
  AND claim.region = $region
  AND claim.valid_to = CAST($to AS DATE)
  AND (w.unit_kind IS NULL OR list_contains(w.unit_kind, unit_kind))
  AND (
    (standing = 'reporter' AND list_has_any(measures, ['rd_fen', 'basic_research_fen', 'reporters']))
    OR (standing = 'zeroReporter' AND list_contains(measures, 'zero_reporters'))
    OR (standing = 'nonReporter' AND list_contains(measures, 'non_reporters'))
  )
