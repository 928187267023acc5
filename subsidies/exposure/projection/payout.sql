-- Payments of the last full year ($base), so many years later, for rules that match what another level paid.
CREATE TEMP TABLE payout_known AS
SELECT * REPLACE (
  CAST(valid_from + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_from,
  budget_year + CAST($shift AS INTEGER) AS budget_year
)
FROM payout_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND year(valid_from) = $base;
