-- R&D spending as known, a row a unit, year and source.
CREATE OR REPLACE TEMP TABLE rd_known AS
SELECT *, provenance = 'simulated' AS simulated
FROM rd_spend_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE));
