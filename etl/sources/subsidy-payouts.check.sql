-- Approvals as known on the day of this file; one that is loaded later is not held against it.
CREATE OR REPLACE TEMP TABLE approved AS
SELECT approval_no, arg_max(amount_fen, (coalesce(ranked_on, known_from), claim_id)) AS amount_fen, arg_max(valid_from, (coalesce(ranked_on, known_from), claim_id)) AS approved_on
FROM approval
WHERE provenance = $provenance AND coalesce(ranked_on, known_from) <= CAST($known_day AS DATE)
  AND approval_no IN (SELECT approval_no FROM typed)
GROUP BY approval_no
HAVING NOT arg_max(withdrawn, (coalesce(ranked_on, known_from), claim_id));

INSERT INTO fault
SELECT t."row", 'valid_from', 'payout.beforeApproval', NULL, '≥ ' || a.approved_on
FROM typed t JOIN approved a USING (approval_no)
WHERE t.valid_from < a.approved_on;

INSERT INTO fault
SELECT "row", 'approval_no', 'payout.approvalUnknown', NULL, NULL
FROM typed
WHERE approval_no IS NOT NULL AND approval_no NOT IN (SELECT approval_no FROM approved);

-- Instalments: all payments against one approval, those loaded before included.
CREATE OR REPLACE TEMP TABLE paid AS
SELECT approval_no, voucher_no, line_no, valid_from, amount_fen, "row"
FROM typed
WHERE approval_no IS NOT NULL AND "row" NOT IN (SELECT "row" FROM refused)
QUALIFY row_number() OVER (PARTITION BY voucher_no, line_no ORDER BY "row") = 1
UNION ALL
SELECT approval_no, voucher_no, line_no, valid_from, amount_fen, NULL
FROM payout
WHERE provenance = $provenance
  AND claim_id IN (
    SELECT arg_max(claim_id, (coalesce(ranked_on, known_from), claim_id)) FROM payout
    WHERE provenance = $provenance AND coalesce(ranked_on, known_from) <= CAST($known_day AS DATE)
    GROUP BY voucher_no, line_no
  )
  AND NOT withdrawn
  AND approval_no IN (SELECT approval_no FROM typed)
  AND (voucher_no, line_no) NOT IN (SELECT (voucher_no, line_no) FROM typed WHERE voucher_no IS NOT NULL AND line_no IS NOT NULL);

CREATE OR REPLACE TEMP TABLE running AS
SELECT *, sum(amount_fen) OVER (PARTITION BY approval_no ORDER BY valid_from, amount_fen DESC, voucher_no, line_no) AS so_far
FROM paid;

INSERT INTO fault
SELECT r."row", 'amount_fen', 'payout.aboveApproval', NULL, yuan_text(a.amount_fen)
FROM running r JOIN approved a USING (approval_no)
WHERE r."row" IS NOT NULL AND r.so_far > a.amount_fen AND r.amount_fen > 0;

INSERT INTO fault
SELECT "row", 'amount_fen', 'payout.refundAlone', NULL, NULL
FROM running
WHERE "row" IS NOT NULL AND amount_fen < 0 AND so_far < 0;

INSERT INTO fault
SELECT "row", 'amount_fen', 'payout.refundAlone', NULL, NULL
FROM typed
WHERE amount_fen < 0 AND approval_no IS NULL;
