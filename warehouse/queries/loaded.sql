-- What the data folder holds: runs, newest first.
SELECT
  run_id,
  source,
  started_on,
  known_at,
  provenance,
  rows_read,
  rows_loaded,
  rows_unchanged,
  rows_revised,
  rows_refused
FROM run
ORDER BY seq DESC;
