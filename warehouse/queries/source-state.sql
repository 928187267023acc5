-- The last run of each source that still stands and brought rows, and what the quarantine holds.
WITH standing AS (
  SELECT run.*
  FROM run
  WHERE undoes IS NULL
    AND run_id NOT IN (SELECT undoes FROM run WHERE undoes IS NOT NULL)
),
last_run AS (
  SELECT
    source,
    arg_max(run_id, seq) AS run_id,
    arg_max(started_on, seq) AS started_on,
    CAST(count(*) AS INTEGER) AS runs,
    bool_or(provenance = 'simulated') AS simulated,
    bool_or(provenance <> 'simulated') AS published
  FROM standing
  GROUP BY source
),
open_entry AS (
  SELECT source, CAST(count(DISTINCT entry) AS INTEGER) AS entries
  FROM quarantine
  WHERE severity = 'error' AND resolved_by IS NULL
  GROUP BY source
)
SELECT
  coalesce(last_run.source, open_entry.source) AS source,
  last_run.run_id,
  last_run.started_on,
  coalesce(last_run.runs, 0) AS runs,
  coalesce(last_run.simulated, false) AS simulated,
  coalesce(last_run.published, false) AS published,
  coalesce(open_entry.entries, 0) AS entries_open
FROM last_run
FULL JOIN open_entry ON open_entry.source = last_run.source
ORDER BY source;
