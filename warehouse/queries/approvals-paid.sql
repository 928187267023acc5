-- What was approved against what was paid, by document, year of the event and region, in fen. An
-- approval counts once whatever its instalments; payments are net of refunds. state: unpaid,
-- partlyPaid, paid, overpaid, refunded (all of it came back); noApproval holds payments that name no
-- approval that is known.
WITH region AS (
  SELECT r.id, r.city
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
approval_claim AS (
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
    row_number() OVER (
      PARTITION BY voucher_no, line_no, simulated
      ORDER BY provenance, claim_id
    ) AS choice
  FROM payout_line
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
approved AS (
  SELECT * FROM approval_claim WHERE choice = 1 AND valid_from <= CAST($as_of AS DATE)
),
line AS (
  SELECT * FROM payout_claim WHERE choice = 1 AND paid_on <= CAST($as_of AS DATE)
),
instalments AS (
  SELECT simulated, approval_no, count(*) AS lines, sum(amount_fen) AS paid_fen
  FROM line
  WHERE approval_no IS NOT NULL
  GROUP BY simulated, approval_no
),
settled AS (
  SELECT
    a.simulated,
    a.document_no,
    a.event_year,
    a.managed_by AS region,
    CASE
      WHEN i.lines IS NULL AND a.amount_fen > 0 THEN 'unpaid'
      WHEN i.paid_fen <= 0 AND a.amount_fen > 0 THEN 'refunded'
      WHEN i.paid_fen > a.amount_fen THEN 'overpaid'
      WHEN coalesce(i.paid_fen, 0) = a.amount_fen THEN 'paid'
      ELSE 'partlyPaid'
    END AS state,
    1 AS approvals,
    coalesce(i.lines, 0) AS lines,
    a.amount_fen AS approved_fen,
    coalesce(i.paid_fen, 0) AS paid_fen
  FROM approved AS a
  LEFT JOIN instalments AS i ON i.approval_no = a.approval_no AND i.simulated = a.simulated
  UNION ALL
  SELECT
    line.simulated,
    line.document_no,
    NULL,
    line.managed_by,
    'noApproval',
    0,
    1,
    0,
    line.amount_fen
  FROM line
  LEFT JOIN approved AS a ON a.approval_no = line.approval_no AND a.simulated = line.simulated
  WHERE a.approval_no IS NULL
),
summed AS (
  SELECT
    simulated,
    document_no,
    event_year,
    state,
    city,
    settled.region,
    GROUPING(settled.region) = 1 AS whole_city,
    CAST(sum(approvals) AS BIGINT) AS approvals,
    CAST(sum(lines) AS BIGINT) AS lines,
    sum(approved_fen) AS approved_fen,
    sum(paid_fen) AS paid_fen
  FROM settled
  LEFT JOIN region ON region.id = settled.region
  WHERE city IS NOT NULL OR settled.region IS NULL
  GROUP BY GROUPING SETS (
    (simulated, document_no, event_year, state, city),
    (simulated, document_no, event_year, state, city, settled.region)
  )
)
SELECT
  simulated,
  document_no,
  event_year,
  state,
  city,
  CASE WHEN whole_city THEN city ELSE region END AS region,
  CASE
    WHEN city IS NULL THEN 'unplaced'
    WHEN whole_city THEN 'city'
    WHEN region = city THEN 'unknownDistrict'
    ELSE 'district'
  END AS level,
  approvals,
  lines,
  approved_fen,
  paid_fen,
  approved_fen - paid_fen AS outstanding_fen
FROM summed
WHERE city IS NOT NULL OR whole_city
ORDER BY
  simulated,
  document_no NULLS LAST,
  event_year,
  state,
  city NULLS LAST,
  whole_city DESC,
  region;
