-- The contracts behind the turnover of one region, from a day to a day, as in the query
-- contract-turnover. $where is a JSON object of lists: side, class, academic_seller.
WITH taken AS (
  SELECT from_json(
    $where,
    '{"side":["VARCHAR"],"class":["VARCHAR"],"academic_seller":["VARCHAR"]}'
  ) AS w
),
claim AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY registration_no ORDER BY provenance, claim_id) AS choice
  FROM contract_place
  WHERE
    simulated = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
sided AS (
  SELECT 'sold' AS side, * FROM claim WHERE seller_region = $region
  UNION ALL
  SELECT 'bought', * FROM claim WHERE buyer_region = $region
  UNION ALL
  SELECT 'either', * FROM claim WHERE seller_region = $region OR buyer_region = $region
)
SELECT
  sided.registration_no AS fact,
  CASE WHEN side = 'bought' THEN contract.buyer_code ELSE contract.seller_code END AS code,
  CASE WHEN side = 'bought' THEN contract.buyer_name ELSE contract.seller_name END AS name,
  sided.class AS kind,
  sided.registered_on AS counted_on,
  CAST(NULL AS DATE) AS until,
  sided.amount_fen AS fen,
  f.name AS file,
  contract.sheet,
  contract."row"
FROM sided
CROSS JOIN taken
JOIN contract USING (claim_id)
LEFT JOIN source_file f ON f.run_id = contract.run_id AND f.file_sha256 = contract.file_sha256
WHERE
  choice = 1
  AND counts
  AND registered_on BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
  AND list_contains(w.side, side)
  AND (w.class IS NULL OR list_contains(w.class, sided.class))
  AND (
    w.academic_seller IS NULL
    OR list_contains(w.academic_seller, CAST(academic_seller AS VARCHAR))
  )
