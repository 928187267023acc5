-- Valid high-tech firms at each year's end up to a day, and on that day, as known on another.
-- A firm counts once, by its code, in the region of its certificate that began to count last.
WITH region AS (
  SELECT r.id, r.city
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
claim AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY certificate, simulated ORDER BY provenance, claim_id) AS choice
  FROM recognition_span
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
certificate AS (
  SELECT claim.*, region.city
  FROM claim
  JOIN region ON region.id = claim.region
  WHERE choice = 1 AND counted_from <= CAST($as_of AS DATE)
),
first_issued AS (
  SELECT simulated, city, min(issued_on) AS first_issued_on
  FROM certificate
  GROUP BY simulated, city
),
year_end AS (
  SELECT CAST(year || '-12-31' AS DATE) AS day
  FROM (
    SELECT unnest(generate_series(
      (SELECT EXTRACT(year FROM min(counted_from)) FROM certificate),
      EXTRACT(year FROM CAST($as_of AS DATE))
    )) AS year
  )
),
counted_day AS (
  SELECT day FROM year_end WHERE day <= CAST($as_of AS DATE)
  UNION
  SELECT CAST($as_of AS DATE)
),
held AS (
  SELECT
    certificate.*,
    counted_day.day,
    row_number() OVER (
      PARTITION BY counted_day.day, simulated, code
      ORDER BY counted_from DESC, valid_to DESC, certificate DESC
    ) AS of_firm
  FROM certificate
  JOIN counted_day ON counted_from <= counted_day.day AND counted_day.day < counted_until
),
counted AS (
  SELECT
    simulated,
    day,
    city,
    region,
    GROUPING(region) = 1 AS whole_city,
    count(*) AS firms,
    count(*) FILTER (WHERE undated_move) AS undated_moves
  FROM held
  WHERE of_firm = 1
  GROUP BY GROUPING SETS ((simulated, day, city), (simulated, day, city, region))
)
SELECT
  simulated,
  day,
  CASE
    WHEN EXTRACT(month FROM day) = 12 AND EXTRACT(day FROM day) = 31
      THEN CAST(EXTRACT(year FROM day) AS INTEGER)
  END AS year,
  city,
  CASE WHEN whole_city THEN city ELSE region END AS region,
  CASE
    WHEN whole_city THEN 'city'
    WHEN region = city THEN 'unknownDistrict'
    ELSE 'district'
  END AS level,
  firms,
  undated_moves,
  first_issued_on
FROM counted
JOIN first_issued USING (simulated, city)
ORDER BY simulated, day, city, whole_city DESC, region;
