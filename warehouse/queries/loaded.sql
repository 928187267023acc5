-- What the data folder holds: runs, newest first, with what withdrew them.
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
  run.rows_left_out,
  run.undoes,
  (SELECT min(later.run_id) FROM run later WHERE later.undoes = run.run_id) AS undone_by,
  (SELECT string_agg(f.name, '、' ORDER BY f.name) FROM source_file f WHERE f.run_id = run.run_id) AS files
FROM run
ORDER BY seq DESC;
