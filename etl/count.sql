-- What became of the staged rows. A row that repeats one of the same run counts as unchanged.
SELECT
  (SELECT count(*) FROM incoming WHERE change = 'new') AS loaded,
  (SELECT count(*) FROM incoming WHERE change = 'revised') AS revised,
  (
    SELECT count(DISTINCT (f."row", f.file_sha256))
    FROM fault f
    JOIN rule_severity r USING (rule)
    WHERE r.severity = 'error'
  ) AS refused;
