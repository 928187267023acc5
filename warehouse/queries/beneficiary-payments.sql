-- The lines paid to the unit, latest first, in fen; a line that names no document or clause has those
-- of its approval. A refund is negative.
SELECT
  payout.voucher_no,
  payout.line_no,
  payout.valid_from AS date,
  payout.budget_year,
  coalesce(payout.document_no, approval.document_no) AS document_no,
  coalesce(payout.clause, approval.clause) AS clause,
  payout.fund,
  payout.purpose,
  CAST(payout.amount_fen AS VARCHAR) AS amount_fen,
  payout.provenance = 'simulated' AS simulated
FROM payout_known AS payout
LEFT JOIN approval_known AS approval
  ON approval.approval_no = payout.approval_no
  AND approval.provenance = payout.provenance
  AND NOT approval.withdrawn
  AND approval.known_from <= CAST($known_at AS DATE)
  AND (approval.known_to IS NULL OR approval.known_to > CAST($known_at AS DATE))
WHERE
  payout.code = $code
  AND NOT payout.withdrawn
  AND payout.known_from <= CAST($known_at AS DATE)
  AND (payout.known_to IS NULL OR payout.known_to > CAST($known_at AS DATE))
  AND payout.valid_from <= CAST($as_of AS DATE)
ORDER BY payout.valid_from DESC, payout.voucher_no DESC, payout.line_no;
