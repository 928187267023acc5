-- Every claim with the span of days on which it was the last word on its key (provenance, registration number).
CREATE OR REPLACE VIEW contract_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY registration_no, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM contract;
