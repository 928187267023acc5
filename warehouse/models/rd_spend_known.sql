-- Every claim with the span of days on which it was the last word on its key (code, year, data source).
CREATE OR REPLACE VIEW rd_spend_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY code, year, data_source
    ORDER BY known_from, claim_id
  ) AS known_to
FROM rd_spend;
