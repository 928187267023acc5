-- Payments to the beneficiaries that one region manages, dated up to a day as known on another, by budget
-- year, net of refunds, in fen; simulated and reported ones apart. A line that names no region has that
-- of its approval. The choice of claims is that of subsidies/exposure/records/payments.sql.
WITH approval_claim AS (
  SELECT
    approval_no,
    managed_by,
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
  p.simulated,
  p.budget_year,
  CAST(sum(p.province_fen) AS BIGINT) AS province_fen,
  CAST(sum(p.city_fen) AS BIGINT) AS city_fen,
  CAST(sum(p.district_fen) AS BIGINT) AS district_fen,
  count(*)::INTEGER AS lines
FROM payout_claim AS p
LEFT JOIN approval_claim AS a
  ON a.approval_no = p.approval_no AND a.simulated = p.simulated AND a.choice = 1
WHERE
  p.choice = 1
  AND p.valid_from <= CAST($as_of AS DATE)
  AND coalesce(p.managed_by, a.managed_by) = $region
GROUP BY ALL
ORDER BY ALL;
