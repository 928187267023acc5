-- A row a line of a payment voucher, split into what was paid and what came back (refunded_fen, not
-- negative); amount_fen is the net. Withdrawn claims are not there.
CREATE OR REPLACE VIEW payout_line AS
SELECT
  claim_id,
  voucher_no,
  line_no,
  approval_no,
  document_no,
  code,
  managed_by,
  amount_fen,
  greatest(amount_fen, 0) AS paid_fen,
  greatest(-amount_fen, 0) AS refunded_fen,
  province_fen,
  city_fen,
  district_fen,
  valid_from AS paid_on,
  budget_year,
  provenance,
  provenance = 'simulated' AS simulated,
  known_from,
  known_to
FROM payout_known
WHERE NOT withdrawn;
