-- High-tech certificates by the year they were issued in: first recognitions (首次认定), renewals
-- (重新认定) and moves into the region (迁入, by the year of the move), each firm once in a year and
-- kind. A later revocation or move does not change the year's flow.
WITH region AS (
  SELECT r.id, r.city
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
claim AS (
  SELECT
    *,
    CASE WHEN recognition_type = '迁入' THEN moved_in_on ELSE issued_on END AS recognised_on,
    row_number() OVER (PARTITION BY certificate, simulated ORDER BY provenance, claim_id) AS choice
  FROM recognition_span
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
recognised AS (
  SELECT
    claim.*,
    region.city,
    CAST(EXTRACT(year FROM recognised_on) AS INTEGER) AS year,
    row_number() OVER (
      PARTITION BY simulated, code, recognition_type, EXTRACT(year FROM recognised_on)
      ORDER BY recognised_on DESC, certificate DESC
    ) AS of_firm
  FROM claim
  JOIN region ON region.id = claim.region
  WHERE choice = 1 AND recognised_on <= CAST($as_of AS DATE)
),
counted AS (
  SELECT
    simulated,
    year,
    city,
    region,
    GROUPING(region) = 1 AS whole_city,
    count(*) AS certificates,
    count(*) FILTER (WHERE recognition_type = '首次认定') AS first_recognised,
    count(*) FILTER (WHERE recognition_type = '重新认定') AS renewed,
    count(*) FILTER (WHERE recognition_type = '迁入') AS moved_in,
    count(*) FILTER (WHERE undated_move) AS undated_moves
  FROM recognised
  WHERE of_firm = 1
  GROUP BY GROUPING SETS ((simulated, year, city), (simulated, year, city, region))
)
SELECT
  simulated,
  year,
  city,
  CASE WHEN whole_city THEN city ELSE region END AS region,
  CASE
    WHEN whole_city THEN 'city'
    WHEN region = city THEN 'unknownDistrict'
    ELSE 'district'
  END AS level,
  certificates,
  first_recognised,
  renewed,
  moved_in,
  undated_moves
FROM counted
ORDER BY simulated, year, city, whole_city DESC, region;
