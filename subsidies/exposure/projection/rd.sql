-- R&D spending of the last full year ($base) as that of a later one, by so many thousandths ($scale); the
-- year before it by $before, which is the last full year itself where the next one is asked for. Years
-- further back move along, since gates look at them.
CREATE TEMP TABLE rd_spend_known AS
WITH known AS (
  SELECT *
  FROM rd_spend_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND year <= $base
),
moved AS (
  SELECT *, $shift - 1 AS later, CASE WHEN year = $base THEN $before ELSE 1000 END AS factor
  FROM known
  UNION ALL BY NAME
  SELECT *, $shift AS later, $scale AS factor
  FROM known
  WHERE year = $base
)
SELECT * EXCLUDE (later, factor) REPLACE (
  CAST(year + later AS INTEGER) AS year,
  CAST(valid_from + to_years(CAST(later AS INTEGER)) AS DATE) AS valid_from,
  CAST(valid_to + to_years(CAST(later AS INTEGER)) AS DATE) AS valid_to,
  CAST(rd_fen * factor // 1000 AS BIGINT) AS rd_fen,
  CAST(basic_research_fen * factor // 1000 AS BIGINT) AS basic_research_fen,
  CAST(super_deduction_fen * factor // 1000 AS BIGINT) AS super_deduction_fen,
  CAST(sales_fen * factor // 1000 AS BIGINT) AS sales_fen,
  CAST(main_revenue_fen * factor // 1000 AS BIGINT) AS main_revenue_fen
)
FROM moved;
