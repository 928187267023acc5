-- A row a unit and year of the R&D statistics (研发统计); 加计扣除 is another measure and never here.
-- standing: notIncluded (not in the survey), nonReporter, noFigure (reported, its figure is missing),
-- zeroReporter, reporter, unclear (the row does not say whether it was included or reported).
CREATE OR REPLACE VIEW rd_statistics AS
SELECT
  claim_id,
  code,
  data_source,
  coalesce(managed_by, division) AS region,
  year,
  valid_to,
  CASE WHEN kind IS NULL THEN 'unstated' WHEN kind = '企业' THEN 'firm' ELSE 'other' END AS unit_kind,
  CASE
    WHEN NOT in_statistics THEN 'notIncluded'
    WHEN in_statistics AND NOT reported THEN 'nonReporter'
    WHEN in_statistics IS NULL OR reported IS NULL THEN 'unclear'
    WHEN rd_fen IS NULL THEN 'noFigure'
    WHEN rd_fen = 0 THEN 'zeroReporter'
    ELSE 'reporter'
  END AS standing,
  rd_fen,
  basic_research_fen,
  provenance,
  provenance = 'simulated' AS simulated,
  known_from,
  known_to
FROM rd_spend_known
WHERE NOT withdrawn AND data_source = '研发统计';
