-- Which special fund pays for which document, as known on a day.
SELECT
  document_no,
  fund,
  CAST(valid_from AS VARCHAR) AS valid_from,
  CAST(valid_to AS VARCHAR) AS valid_to,
  provenance = 'simulated' AS simulated
FROM document_fund_known
WHERE
  known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND NOT withdrawn
ORDER BY document_no, fund, provenance;
