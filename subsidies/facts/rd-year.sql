-- What each unit reported for each year and source: a figure, zero, or nothing though it was asked.
CREATE OR REPLACE TEMP VIEW rd_year AS
SELECT
  code,
  year,
  data_source,
  simulated,
  asked AND answered AND figure = 0 AS zero,
  coalesce(figure > 0, false) AS spent,
  NOT asked OR NOT answered AS silent
FROM (
  SELECT
    code,
    year,
    data_source,
    simulated,
    coalesce(in_statistics, true) AS asked,
    coalesce(reported, true) AS answered,
    CASE data_source WHEN '加计扣除' THEN super_deduction_fen ELSE rd_fen END AS figure
  FROM rd_known
);
