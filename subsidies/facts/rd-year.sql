-- What each unit reported for each year and source: a figure, zero, nothing though it was
-- asked, or that it was not asked.
SELECT
  code,
  year,
  data_source,
  simulated,
  asked AND answered AND figure = 0 AS zero,
  coalesce(figure > 0, false) AS spent,
  asked AND NOT answered AS silent,
  NOT asked AS not_asked
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
)
