-- Appropriations of the regions given, as known on a day and dated up to another, in fen; a reduction
-- is negative.
WITH claim AS (
  SELECT
    *,
    provenance = 'simulated' AS simulated,
    row_number() OVER (
      PARTITION BY order_no, fund, account, provenance = 'simulated'
      ORDER BY provenance, claim_id
    ) AS choice
  FROM appropriation_known
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
)
SELECT
  order_no,
  budget_year,
  level,
  region,
  fund,
  bureau,
  account,
  adjustment,
  CAST(valid_from AS VARCHAR) AS date,
  amount_fen,
  simulated
FROM claim
WHERE
  choice = 1
  AND valid_from <= CAST($as_of AS DATE)
  AND region IN (SELECT unnest(from_json($regions, '["VARCHAR"]')))
ORDER BY valid_from, order_no, fund, account, simulated;
