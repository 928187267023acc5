-- Lines of vouchers as known on a day and dated up to another, in fen, a refund negative: those of the
-- regions given and those of no region. A line that names no document, clause, unit or region has
-- those of its approval. Texts are one list in JSON, which leaves the warehouse several times as fast as
-- columns do.
WITH approval_claim AS (
  SELECT
    *,
    provenance = 'simulated' AS simulated,
    row_number() OVER (
      PARTITION BY approval_no, provenance = 'simulated'
      ORDER BY provenance, claim_id
    ) AS choice
  FROM approval_known
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
),
payout_claim AS (
  SELECT
    *,
    provenance = 'simulated' AS simulated,
    row_number() OVER (
      PARTITION BY voucher_no, line_no, provenance = 'simulated'
      ORDER BY provenance, claim_id
    ) AS choice
  FROM payout_known
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
)
SELECT
  to_json([
    p.voucher_no,
    p.approval_no,
    coalesce(p.document_no, a.document_no),
    CASE
      WHEN p.clause IS NOT NULL THEN p.clause
      WHEN p.document_no IS NULL OR p.document_no = a.document_no THEN a.clause
    END,
    coalesce(p.code, a.code),
    p.payee,
    coalesce(p.managed_by, a.managed_by),
    a.cause_no,
    p.fund,
    p.account
  ]) AS texts,
  p.line_no,
  a.event_year,
  CAST(p.valid_from AS VARCHAR) AS date,
  p.budget_year,
  p.province_fen,
  p.city_fen,
  p.district_fen,
  p.simulated
FROM payout_claim AS p
LEFT JOIN approval_claim AS a
  ON a.approval_no = p.approval_no AND a.simulated = p.simulated AND a.choice = 1
WHERE
  p.choice = 1
  AND p.valid_from <= CAST($as_of AS DATE)
  AND (
    coalesce(p.managed_by, a.managed_by) IS NULL
    OR coalesce(p.managed_by, a.managed_by) IN (
      SELECT unnest(from_json($regions, '["VARCHAR"]'))
    )
  )
ORDER BY p.valid_from, p.voucher_no, p.line_no, p.simulated;
