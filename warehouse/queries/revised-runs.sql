-- The newest runs that changed what was known; runs that withdrew another one are among them.
SELECT run_id, source, started_on, known_at, provenance, rows_revised, undoes
FROM run
WHERE rows_revised > 0 AND ($source IS NULL OR source = $source)
ORDER BY seq DESC
LIMIT CAST($most AS BIGINT);
