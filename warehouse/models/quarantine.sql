-- Every broken rule of every refused row, with what became of its entry: open, or settled by a later
-- run that still stands.
CREATE OR REPLACE VIEW quarantine AS
SELECT
  refusal.*,
  settled.run_id AS resolved_by,
  settled.resolved_on,
  sheet_of_entry.headings
FROM refusal
LEFT JOIN (
  SELECT entry, min(run_id) AS run_id, min(resolved_on) AS resolved_on
  FROM resolution
  WHERE run_id NOT IN (SELECT undoes FROM run WHERE undoes IS NOT NULL)
  GROUP BY entry
) settled USING (entry)
LEFT JOIN source_sheet sheet_of_entry
  ON sheet_of_entry.run_id = refusal.run_id
  AND sheet_of_entry.file_sha256 = refusal.file_sha256
  AND sheet_of_entry.sheet IS NOT DISTINCT FROM refusal.sheet;
