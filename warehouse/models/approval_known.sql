-- Every claim with the span of days on which it was the last word on its key (provenance, approval number).
CREATE OR REPLACE VIEW approval_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY approval_no, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM approval;
