-- A row a unit, dated by the first day on which the register has it above the scale. Where it has no
-- row before, nothing says that it was below.
SELECT
  code || ' 规上' AS fact_id,
  min(valid_from) FILTER (WHERE above_scale) AS date,
  code,
  arg_max(coalesce(managed_by, division), valid_from) AS region,
  arg_max(kind, valid_from) AS kind,
  min(valid_from) < min(valid_from) FILTER (WHERE above_scale) AS earlier_known,
  provenance = 'simulated' AS simulated
FROM enterprise_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
GROUP BY code, provenance = 'simulated'
HAVING
  min(valid_from) FILTER (WHERE above_scale) BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
