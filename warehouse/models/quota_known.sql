-- Every claim with the span of days on which it was the last word on its key (provenance, year, region, indicator).
CREATE OR REPLACE VIEW quota_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY year, region, indicator, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM quota;
