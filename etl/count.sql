-- What became of the staged rows. A row that repeats one of the same file counts as unchanged.
SELECT
  (SELECT count(*) FROM incoming WHERE change = 'new') AS loaded,
  (SELECT count(*) FROM incoming WHERE change = 'revised') AS revised,
  (SELECT count(*) FROM refused) AS refused;
