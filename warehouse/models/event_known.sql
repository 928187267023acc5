-- Every claim with the span of days on which it was the last word on its key (provenance, event number).
CREATE OR REPLACE VIEW event_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY event_no, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM event;
