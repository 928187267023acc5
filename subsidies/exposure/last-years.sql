-- The last day up to $as_of of which each kind of fact has something, as known on $known_at.
SELECT model, CAST(max(day) AS VARCHAR) AS last
FROM (
  SELECT 'contract' AS model, valid_from AS day, withdrawn, provenance, known_from, known_to FROM contract_known
  UNION ALL
  SELECT 'rd', valid_to, withdrawn, provenance, known_from, known_to FROM rd_spend_known
  UNION ALL
  SELECT 'recognition', valid_from, withdrawn, provenance, known_from, known_to FROM recognition_known
  UNION ALL
  SELECT 'event', valid_from, withdrawn, provenance, known_from, known_to FROM event_known
  UNION ALL
  SELECT 'payout', valid_from, withdrawn, provenance, known_from, known_to FROM payout_known
  UNION ALL
  SELECT 'quota', valid_to, withdrawn, provenance, known_from, known_to FROM quota_known
)
WHERE
  NOT withdrawn
  AND (provenance = 'simulated') = $simulated
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND day <= CAST($as_of AS DATE)
GROUP BY model
ORDER BY model;
