-- Every claim with the span of days on which it was the last word on its key (provenance, code, from, case).
CREATE OR REPLACE VIEW integrity_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY code, valid_from, case_no, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM integrity;
