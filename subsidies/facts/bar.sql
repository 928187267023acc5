-- Bars of the register of integrity as known, with the days on which each is in force.
CREATE OR REPLACE TEMP TABLE bar AS
SELECT
  code,
  valid_from,
  coalesce(valid_to, DATE '9999-12-31') AS valid_to,
  restriction,
  case_no,
  basis,
  provenance = 'simulated' AS simulated
FROM integrity_known
WHERE
  NOT withdrawn
  AND ($beneficiary IS NULL OR code = $beneficiary)
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE));
