-- A row a unit, year and source of R&D spending (`rd_known`), dated by the last day of the year, beside
-- the same source's figures of the year before.
SELECT
  concat_ws(' ', this.code, this.year, this.data_source) AS fact_id,
  make_date(this.year, 12, 31) AS date,
  this.code,
  this.region,
  this.kind,
  this.data_source,
  this.in_statistics,
  this.reported,
  this.rd_fen,
  this.basic_research_fen,
  this.super_deduction_fen,
  this.sales_fen,
  this.main_revenue_fen,
  last.rd_fen AS previous_rd_fen,
  last.super_deduction_fen AS previous_super_deduction_fen,
  this.simulated
FROM rd_known this
LEFT JOIN rd_known last
  ON last.code = this.code
  AND last.data_source = this.data_source
  AND last.year = this.year - 1
  AND last.provenance = this.provenance
WHERE make_date(this.year, 12, 31) BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
