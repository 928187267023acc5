-- A file of the run, and the rows of it that were refused or warned of, with their cells.
INSERT INTO source_file VALUES ($run_id, $sha256, $name, $bytes, $encoding);

INSERT INTO refusal
SELECT
  $run_id, $source, $name, $sha256, r ->> 'sheet', CAST(r ->> 'row' AS INTEGER),
  r ->> 'column', r ->> 'rule', r ->> 'severity', r ->> 'found', r ->> 'expected',
  coalesce(s.cells, r ->> 'cells')
FROM (SELECT unnest(from_json($refusals, '["JSON"]')) AS r) refused
LEFT JOIN staged s ON s."row" = CAST((r ->> 'row') AS INTEGER);
