-- Every claim with the span of days on which it was the last word on its key (provenance, code, start).
CREATE OR REPLACE VIEW enterprise_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY code, valid_from, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM enterprise;
