-- A row a certificate of a high-tech firm, dated by its issue, or by the move where it moved in.
SELECT
  certificate AS fact_id,
  CASE WHEN recognition_type = '迁入' THEN coalesce(moved_in_on, valid_from) ELSE valid_from END AS date,
  code,
  coalesce(managed_by, division) AS region,
  recognition_type,
  above_scale_industry,
  provincial_pool_on,
  technology_field,
  moved_in_on BETWEEN valid_from AND valid_to AS moved_in_while_valid,
  provenance = 'simulated' AS simulated
FROM recognition_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND CASE WHEN recognition_type = '迁入' THEN coalesce(moved_in_on, valid_from) ELSE valid_from END
    BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
