-- One page of the quarantine's entries, newest run first, each with every rule that it breaks. Null
-- parameters leave nothing out.
WITH chosen AS (
  SELECT DISTINCT run_id, file, sheet, "row", entry
  FROM quarantine
  WHERE severity = 'error'
    AND ($source IS NULL OR source = $source)
    AND ($run IS NULL OR run_id = $run)
    AND ($rule IS NULL OR rule = $rule)
    AND ($state = 'all' OR (resolved_by IS NULL) = ($state = 'open'))
  ORDER BY run_id DESC, file, sheet NULLS FIRST, "row" NULLS FIRST, entry
  LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
)
SELECT
  quarantine.entry, quarantine.run_id, source, provenance, quarantine.file, file_sha256,
  quarantine.sheet, quarantine."row", "column", rule, severity, found, expected, cells, headings,
  resolved_by, resolved_on
FROM quarantine
JOIN chosen ON chosen.entry = quarantine.entry AND chosen.run_id = quarantine.run_id
WHERE severity = 'error'
ORDER BY
  quarantine.run_id DESC, quarantine.file, quarantine.sheet NULLS FIRST,
  quarantine."row" NULLS FIRST, quarantine.entry, "column", rule;
