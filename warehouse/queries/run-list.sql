-- Runs, newest first, with their files, what withdrew them, and how many entries of the quarantine
-- they left open. Null parameters leave nothing out.
WITH open_entry AS (
  SELECT run_id, count(DISTINCT entry) AS entries
  FROM quarantine
  WHERE severity = 'error' AND resolved_by IS NULL
  GROUP BY run_id
)
SELECT
  run.run_id,
  run.source,
  run.started_on,
  run.known_at,
  run.provenance,
  run.rows_read,
  run.rows_loaded,
  run.rows_unchanged,
  run.rows_revised,
  run.rows_refused,
  coalesce(run.rows_left_out, 0) AS rows_left_out,
  run.undoes,
  (SELECT min(later.run_id) FROM run later WHERE later.undoes = run.run_id) AS undone_by,
  CAST(coalesce(open_entry.entries, 0) AS INTEGER) AS entries_open,
  (
    SELECT CAST(to_json(list(
      {name: f.name, sha256: f.file_sha256, bytes: f.bytes, encoding: f.encoding} ORDER BY f.name
    )) AS VARCHAR)
    FROM source_file f
    WHERE f.run_id = run.run_id
  ) AS files,
  CAST(count(*) OVER () AS INTEGER) AS total
FROM run
LEFT JOIN open_entry ON open_entry.run_id = run.run_id
WHERE ($source IS NULL OR run.source = $source) AND ($run IS NULL OR run.run_id = $run)
ORDER BY run.seq DESC
LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT);
