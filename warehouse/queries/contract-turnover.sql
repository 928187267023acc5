-- Turnover of registered contracts by year, class, side and region, in fen. Sides: sold and bought
-- add up over regions, and a contract inside one city is in both; either has each contract once in
-- each region that it touches, so its districts do not add up to the city.
WITH region AS (
  SELECT r.id, r.city
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
claim AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY registration_no, simulated ORDER BY provenance, claim_id) AS choice
  FROM contract_place
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
-- Few rows for many contracts: everything below works on pairs of regions.
pair AS (
  SELECT
    simulated,
    year,
    class,
    academic_seller,
    seller_region,
    buyer_region,
    seller.city AS seller_city,
    buyer.city AS buyer_city,
    count(*) AS contracts,
    count(*) FILTER (WHERE technical_amount_fen IS NULL) AS without_technical,
    sum(amount_fen) AS amount_fen,
    coalesce(sum(technical_amount_fen), 0) AS technical_fen
  FROM claim
  LEFT JOIN region AS seller ON seller.id = seller_region
  LEFT JOIN region AS buyer ON buyer.id = buyer_region
  WHERE choice = 1 AND counts AND registered_on <= CAST($as_of AS DATE)
  GROUP BY
    simulated,
    year,
    class,
    academic_seller,
    seller_region,
    buyer_region,
    seller.city,
    buyer.city
),
placed AS (
  SELECT 'sold' AS side, 'city' AS level, seller_city AS city, seller_city AS region, * FROM pair
  WHERE seller_city IS NOT NULL
  UNION ALL
  SELECT 'bought', 'city', buyer_city, buyer_city, * FROM pair
  WHERE buyer_city IS NOT NULL
  UNION ALL
  SELECT 'either', 'city', seller_city, seller_city, * FROM pair
  WHERE seller_city IS NOT NULL
  UNION ALL
  SELECT 'either', 'city', buyer_city, buyer_city, * FROM pair
  WHERE buyer_city IS NOT NULL AND buyer_city IS DISTINCT FROM seller_city
  UNION ALL
  SELECT 'sold', 'district', seller_city, seller_region, * FROM pair
  WHERE seller_city IS NOT NULL
  UNION ALL
  SELECT 'bought', 'district', buyer_city, buyer_region, * FROM pair
  WHERE buyer_city IS NOT NULL
  UNION ALL
  SELECT 'either', 'district', seller_city, seller_region, * FROM pair
  WHERE seller_city IS NOT NULL
  UNION ALL
  SELECT 'either', 'district', buyer_city, buyer_region, * FROM pair
  WHERE buyer_city IS NOT NULL AND buyer_region IS DISTINCT FROM seller_region
  UNION ALL
  SELECT 'sold', 'unplaced', NULL, NULL, * FROM pair
  WHERE seller_region IS NULL
  UNION ALL
  SELECT 'bought', 'unplaced', NULL, NULL, * FROM pair
  WHERE buyer_region IS NULL
  UNION ALL
  SELECT 'either', 'unplaced', NULL, NULL, * FROM pair
  WHERE seller_region IS NULL AND buyer_region IS NULL
)
SELECT
  simulated,
  year,
  side,
  class,
  academic_seller,
  city,
  region,
  CASE WHEN level = 'district' AND region = city THEN 'unknownDistrict' ELSE level END AS level,
  CAST(sum(contracts) AS BIGINT) AS contracts,
  CAST(sum(without_technical) AS BIGINT) AS without_technical,
  sum(amount_fen) AS amount_fen,
  sum(technical_fen) AS technical_fen
FROM placed
GROUP BY simulated, year, side, class, academic_seller, city, region, level
ORDER BY simulated, year, side, class, academic_seller, city, level, region;
