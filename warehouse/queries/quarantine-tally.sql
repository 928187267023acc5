-- How many entries stand open and settled, by source and rule, by source, by rule, and in all: an
-- entry that breaks two rules counts once in the sums.
SELECT
  source,
  rule,
  GROUPING(source) = 1 AS all_sources,
  GROUPING(rule) = 1 AS all_rules,
  CAST(count(DISTINCT entry) FILTER (resolved_by IS NULL) AS INTEGER) AS entries_open,
  CAST(count(DISTINCT entry) FILTER (resolved_by IS NOT NULL) AS INTEGER) AS entries_resolved
FROM quarantine
WHERE severity = 'error' AND ($run IS NULL OR run_id = $run)
GROUP BY GROUPING SETS ((source, rule), (source), (rule), ())
ORDER BY source, entries_open DESC, rule;
