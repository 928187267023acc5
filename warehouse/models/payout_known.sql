-- Every claim with the span of days on which it was the last word on its key (provenance, voucher, line).
CREATE OR REPLACE VIEW payout_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY voucher_no, line_no, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM payout;
