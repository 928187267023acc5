-- A row a unit, dated by the first day on which the register (`unit`) has it above the scale. Where it
-- has no row before, nothing says that it was below.
SELECT
  code || ' 规上' AS fact_id,
  min(valid_from) FILTER (WHERE above_scale) AS date,
  code,
  arg_max(region, valid_from) AS region,
  arg_max(kind, valid_from) AS kind,
  nullif(min(valid_from) < min(valid_from) FILTER (WHERE above_scale), false) AS earlier_known,
  simulated
FROM unit
GROUP BY code, simulated
HAVING
  min(valid_from) FILTER (WHERE above_scale) BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
