-- Entries of the quarantine, newest run first. Null parameters leave nothing out.
SELECT
  entry, run_id, source, provenance, file, file_sha256, sheet, "row", "column", rule, severity, found,
  expected, cells, headings, resolved_by, resolved_on
FROM quarantine
WHERE severity = 'error'
  AND ($source IS NULL OR source = $source)
  AND ($run IS NULL OR run_id = $run)
  AND ($state = 'all' OR (resolved_by IS NULL) = ($state = 'open'))
ORDER BY run_id DESC, file, sheet, "row", "column", rule
LIMIT CAST($most AS BIGINT);
