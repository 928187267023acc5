-- Every claim with the span of days on which it was the last word on its key (provenance, order, fund, account).
CREATE OR REPLACE VIEW appropriation_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY order_no, fund, account, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM appropriation;
