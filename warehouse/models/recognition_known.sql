-- Every claim with the span of days on which it was the last word on its key (provenance, certificate).
CREATE OR REPLACE VIEW recognition_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY certificate, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM recognition;
