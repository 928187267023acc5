-- The contracts of the last full year ($base) as those of a later one, their sums by so many thousandths
-- ($scale). It stands before the snapshot's view of the same name for the rest of the session.
CREATE TEMP TABLE contract_known AS
SELECT * REPLACE (
  CAST(valid_from + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_from,
  CAST(amount_fen * $scale // 1000 AS BIGINT) AS amount_fen,
  CAST(technical_amount_fen * $scale // 1000 AS BIGINT) AS technical_amount_fen,
  CAST(tax_free_amount_fen * $scale // 1000 AS BIGINT) AS tax_free_amount_fen,
  CAST(previous_amount_fen * $scale // 1000 AS BIGINT) AS previous_amount_fen
)
FROM contract_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND year(valid_from) = $base;
