-- Payments under a document by the clause that they name and the budget year, in fen, real and
-- simulated apart; refunds are not negative. A line that names no document or clause has those of its
-- approval.
WITH line AS (
  SELECT
    coalesce(payout.document_no, approval.document_no) AS document_no,
    coalesce(payout.clause, approval.clause) AS clause,
    payout.budget_year,
    payout.amount_fen,
    payout.provenance = 'simulated' AS simulated
  FROM payout_known AS payout
  LEFT JOIN approval_known AS approval
    ON approval.approval_no = payout.approval_no
    AND approval.provenance = payout.provenance
    AND NOT approval.withdrawn
    AND approval.known_from <= CAST($known_at AS DATE)
    AND (approval.known_to IS NULL OR approval.known_to > CAST($known_at AS DATE))
  WHERE
    NOT payout.withdrawn
    AND payout.known_from <= CAST($known_at AS DATE)
    AND (payout.known_to IS NULL OR payout.known_to > CAST($known_at AS DATE))
    AND payout.valid_from <= CAST($as_of AS DATE)
)
SELECT
  clause,
  budget_year,
  simulated,
  count(*) AS lines,
  CAST(sum(greatest(amount_fen, 0)) AS VARCHAR) AS paid_fen,
  CAST(sum(greatest(-amount_fen, 0)) AS VARCHAR) AS refunded_fen
FROM line
WHERE document_no = $document_no AND clause IS NOT NULL
GROUP BY clause, budget_year, simulated
ORDER BY budget_year, simulated, clause;
