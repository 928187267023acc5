-- A row an event of any declared type; the columns of its type stand in the map of attributes.
SELECT
  event_no AS fact_id,
  valid_from AS date,
  event_type,
  code,
  managed_by AS region,
  valid_to AS end_date,
  level,
  grade,
  amount_fen,
  related_code,
  related_event_no,
  attributes,
  provenance = 'simulated' AS simulated
FROM event_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND valid_from BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
