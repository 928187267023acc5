-- High-tech firms recognised or moved in up to the last full year ($base), so many years later; firms
-- whose certificates expire in the year asked for ($base + $shift) stand as renewed on that day, and
-- former renewals only where no certificate expires then.
CREATE TEMP TABLE recognition_known AS
WITH known AS (
  SELECT *
  FROM recognition_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND year(valid_from) <= $base
),
expiring AS (
  SELECT *
  FROM known
  WHERE
    year(valid_to) = $base + $shift
    AND revoked_on IS NULL
    AND moved_out_on IS NULL
  QUALIFY row_number() OVER (PARTITION BY code, provenance ORDER BY valid_to DESC, certificate) = 1
)
SELECT * REPLACE (
  CAST(valid_from + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_from,
  CAST(valid_to + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_to,
  CAST(moved_in_on + to_years(CAST($shift AS INTEGER)) AS DATE) AS moved_in_on,
  CAST(moved_out_on + to_years(CAST($shift AS INTEGER)) AS DATE) AS moved_out_on,
  CAST(revoked_on + to_years(CAST($shift AS INTEGER)) AS DATE) AS revoked_on,
  CAST(provincial_pool_on + to_years(CAST($shift AS INTEGER)) AS DATE) AS provincial_pool_on
)
FROM known
WHERE recognition_type <> '重新认定' OR NOT EXISTS (FROM expiring)
UNION ALL BY NAME
SELECT * REPLACE (
  certificate || ' 期满' AS certificate,
  '重新认定' AS recognition_type,
  valid_to AS valid_from,
  CAST(valid_to + to_years(3) AS DATE) AS valid_to
)
FROM expiring;
