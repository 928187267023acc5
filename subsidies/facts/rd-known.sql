-- R&D spending as known, a row a unit, year and source.
SELECT
  code,
  year,
  data_source,
  kind,
  coalesce(managed_by, division) AS region,
  in_statistics,
  reported,
  rd_fen,
  basic_research_fen,
  super_deduction_fen,
  sales_fen,
  main_revenue_fen,
  provenance,
  provenance = 'simulated' AS simulated
FROM rd_spend_known
WHERE
  NOT withdrawn
  AND ($beneficiary IS NULL OR code = $beneficiary)
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND year <= year(CAST($to AS DATE))
