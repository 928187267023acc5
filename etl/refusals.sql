-- Each broken rule of the table with its place, what stood there, and the cells of the row.
CREATE OR REPLACE TEMP TABLE refusal_of_table AS
SELECT
  'Q' || left(md5(concat_ws('|', $source, $provenance, $file_sha256, coalesce($sheet, ''), coalesce(CAST(f."row" AS VARCHAR), '-'))), 15) AS entry,
  f."row",
  coalesce(h.heading, f."column") AS "column",
  f.rule,
  s.severity,
  CASE WHEN length(found) > 200 THEN left(found, 200) || '…' ELSE found END AS found,
  CASE WHEN length(expected) > 200 THEN left(expected, 200) || '…' ELSE expected END AS expected,
  coalesce(l.cells, f.cells) AS cells,
  f.natural_key,
  f.place
FROM (
  SELECT
    fault.rowid AS place,
    fault."row",
    fault."column",
    fault.rule,
    coalesce(fault.found, cell_of_fault.found, '') AS found,
    fault.expected,
    cell_of_fault.cells,
    cell_of_fault.natural_key
  FROM fault
  LEFT JOIN cell_of_fault ON cell_of_fault."row" = fault."row" AND cell_of_fault."column" IS NOT DISTINCT FROM fault."column"
) f
JOIN rule_severity s USING (rule)
LEFT JOIN column_heading h ON h.name = f."column"
LEFT JOIN lost_row l ON l."row" = f."row";

-- A file that comes again after an undo has its entries open again.
DELETE FROM resolution
WHERE entry IN (SELECT entry FROM refusal_of_table WHERE severity = 'error')
  AND run_id IN (SELECT run_id FROM run WHERE undoes IS NOT NULL);

INSERT INTO refusal (
  run_id, source, file, file_sha256, sheet, "row", "column", rule, severity, found, expected, cells,
  entry, provenance, natural_key
)
SELECT
  $run_id, $source, $file, $file_sha256, $sheet, n."row", n."column", n.rule, n.severity, n.found,
  n.expected, n.cells, n.entry, $provenance, n.natural_key
FROM refusal_of_table n
WHERE NOT EXISTS (
  SELECT 1 FROM refusal old
  WHERE old.entry = n.entry AND old.rule = n.rule AND old."column" IS NOT DISTINCT FROM n."column"
    AND old.found IS NOT DISTINCT FROM n.found
)
ORDER BY n."row", n.place;

-- An undo closed the entries of its run; a row that is refused again is open again.
DELETE FROM resolution
WHERE entry IN (SELECT entry FROM refusal_of_table WHERE severity = 'error')
  AND run_id IN (SELECT run_id FROM run WHERE undoes IS NOT NULL);

INSERT INTO source_sheet VALUES (
  $run_id, $file_sha256, $sheet, $headings, $header_row, $rows_read, $rows_left_out
);
