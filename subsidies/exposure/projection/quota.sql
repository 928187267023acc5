-- Districts' quotas of the last full year ($base), so many years later.
CREATE TEMP TABLE quota_known AS
SELECT * REPLACE (
  CAST(year + $shift AS INTEGER) AS year,
  CAST(valid_from + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_from,
  CAST(valid_to + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_to
)
FROM quota_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND year = $base;
