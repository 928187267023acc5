-- Payments by document, budget year and region, in fen, with the parts of province, city and
-- district. amount_fen is net of refunds. A line that names no document or region has those of its
-- approval; a line whose region stays unknown is unplaced.
WITH region AS (
  SELECT r.id, r.city
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
approval_claim AS (
  SELECT
    approval_no,
    document_no,
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
    row_number() OVER (
      PARTITION BY voucher_no, line_no, simulated
      ORDER BY provenance, claim_id
    ) AS choice
  FROM payout_line
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
line AS (
  SELECT
    p.simulated,
    coalesce(p.document_no, a.document_no) AS document_no,
    p.budget_year,
    coalesce(p.managed_by, a.managed_by) AS region,
    p.code,
    p.amount_fen,
    p.paid_fen,
    p.refunded_fen,
    p.province_fen,
    p.city_fen,
    p.district_fen
  FROM payout_claim AS p
  LEFT JOIN approval_claim AS a
    ON a.approval_no = p.approval_no AND a.simulated = p.simulated AND a.choice = 1
  WHERE p.choice = 1 AND p.paid_on <= CAST($as_of AS DATE)
),
summed AS (
  SELECT
    simulated,
    document_no,
    budget_year,
    city,
    line.region,
    GROUPING(line.region) = 1 AS whole_city,
    count(*) AS lines,
    count(DISTINCT code) AS payees,
    sum(amount_fen) AS amount_fen,
    sum(paid_fen) AS paid_fen,
    sum(refunded_fen) AS refunded_fen,
    sum(province_fen) AS province_fen,
    sum(city_fen) AS city_fen,
    sum(district_fen) AS district_fen
  FROM line
  LEFT JOIN region ON region.id = line.region
  WHERE city IS NOT NULL OR line.region IS NULL
  GROUP BY GROUPING SETS (
    (simulated, document_no, budget_year, city),
    (simulated, document_no, budget_year, city, line.region)
  )
)
SELECT
  simulated,
  document_no,
  budget_year,
  city,
  CASE WHEN whole_city THEN city ELSE region END AS region,
  CASE
    WHEN city IS NULL THEN 'unplaced'
    WHEN whole_city THEN 'city'
    WHEN region = city THEN 'unknownDistrict'
    ELSE 'district'
  END AS level,
  lines,
  payees,
  amount_fen,
  paid_fen,
  refunded_fen,
  province_fen,
  city_fen,
  district_fen
FROM summed
WHERE city IS NOT NULL OR whole_city
ORDER BY simulated, document_no NULLS LAST, budget_year, city NULLS LAST, whole_city DESC, region;
