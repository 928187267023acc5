-- A row a line of a payment voucher with the approval it settles and the event that caused it; a
-- refund is negative.
SELECT
  payout.voucher_no || '#' || payout.line_no AS fact_id,
  payout.valid_from AS date,
  payout.code,
  payout.managed_by AS region,
  coalesce(payout.document_no, approval.document_no) AS document_no,
  coalesce(payout.clause, approval.clause) AS clause,
  cause.event_type AS cause_event_type,
  cause.grade AS cause_grade,
  payout.amount_fen,
  payout.province_fen,
  payout.city_fen,
  payout.district_fen,
  payout.fund,
  payout.voucher_kind,
  payout.provenance = 'simulated' AS simulated
FROM payout_known payout
LEFT JOIN approval_known approval
  ON approval.approval_no = payout.approval_no
  AND approval.provenance = payout.provenance
  AND NOT approval.withdrawn
  AND approval.known_from <= CAST($known_at AS DATE)
  AND (approval.known_to IS NULL OR approval.known_to > CAST($known_at AS DATE))
LEFT JOIN event_known cause
  ON cause.event_no = approval.cause_no
  AND cause.provenance = approval.provenance
  AND NOT cause.withdrawn
  AND cause.known_from <= CAST($known_at AS DATE)
  AND (cause.known_to IS NULL OR cause.known_to > CAST($known_at AS DATE))
WHERE
  NOT payout.withdrawn
  AND payout.known_from <= CAST($known_at AS DATE)
  AND (payout.known_to IS NULL OR payout.known_to > CAST($known_at AS DATE))
  AND payout.valid_from BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
