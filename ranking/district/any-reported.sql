-- Whether an approval, a payment or an appropriation of the regions given is reported, as known on a day and
-- dated up to another; simulated ones count only where none is.
WITH known AS (
  SELECT managed_by AS region, provenance, valid_from, known_from, known_to, withdrawn FROM approval_known
  UNION ALL
  SELECT managed_by, provenance, valid_from, known_from, known_to, withdrawn FROM payout_known
  UNION ALL
  SELECT region, provenance, valid_from, known_from, known_to, withdrawn FROM appropriation_known
)
SELECT count(*) > 0 AS reported
FROM known
WHERE
  provenance <> 'simulated'
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND NOT withdrawn
  AND valid_from <= CAST($as_of AS DATE)
  AND (region IS NULL OR region IN (SELECT unnest(from_json($regions, '["VARCHAR"]'))));
