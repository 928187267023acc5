-- The register of units as known: a row a unit and the span of days for which it was registered so,
-- which ends where the next one begins. Few units have several rows, so that only those are put in order.
-- What is read of it besides comes in at the mark.
WITH registered AS (
  SELECT
    code,
    provenance = 'simulated' AS simulated,
    valid_from,
    valid_to,
    kind,
    above_scale,
    -- columns
    coalesce(managed_by, division) AS region
  FROM enterprise_known
  WHERE
    NOT withdrawn
    AND ($beneficiary IS NULL OR code = $beneficiary)
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
several AS (
  SELECT code
  FROM registered
  GROUP BY code
  HAVING count(*) > 1
)
SELECT * REPLACE (coalesce(valid_to, DATE '9999-12-31') AS valid_to)
FROM registered
ANTI JOIN several USING (code)
UNION ALL BY NAME
SELECT
  * REPLACE (
    least(
      coalesce(valid_to, DATE '9999-12-31'),
      lead(valid_from, 1, DATE '9999-12-31') OVER (PARTITION BY code, simulated ORDER BY valid_from) - 1
    ) AS valid_to
  )
FROM (
  SELECT
    code,
    simulated,
    valid_from,
    max(valid_to) AS valid_to,
    any_value(COLUMNS(* EXCLUDE (code, simulated, valid_from, valid_to)))
  FROM registered
  SEMI JOIN several USING (code)
  GROUP BY code, simulated, valid_from
)
