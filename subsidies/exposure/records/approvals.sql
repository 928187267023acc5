-- Approvals as known on a day and dated up to another, in fen: those of the regions given and those of
-- no region. Texts are one list in JSON, which leaves the warehouse several times as fast as columns do.
WITH claim AS (
  SELECT
    *,
    provenance = 'simulated' AS simulated,
    row_number() OVER (
      PARTITION BY approval_no, provenance = 'simulated'
      ORDER BY provenance, claim_id
    ) AS choice
  FROM approval_known
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
)
SELECT
  to_json([approval_no, document_no, clause, code, beneficiary, managed_by, cause_no]) AS texts,
  event_year,
  CAST(valid_from AS VARCHAR) AS date,
  province_fen,
  city_fen,
  district_fen,
  simulated
FROM claim
WHERE
  choice = 1
  AND valid_from <= CAST($as_of AS DATE)
  AND (
    managed_by IS NULL
    OR managed_by IN (SELECT unnest(from_json($regions, '["VARCHAR"]')))
  )
ORDER BY valid_from, approval_no, simulated;
