-- Every claim with the span of days on which it was the last word on its key (provenance, code, year, data source).
CREATE OR REPLACE VIEW rd_spend_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY code, year, data_source, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM rd_spend;
