-- R&D of the units in the R&D statistics by year and region, in fen. Only what is included and
-- reported is summed; zero reporters, non-reporters and the rest are counted, each unit once.
WITH region AS (
  SELECT r.id, r.city
  FROM (SELECT unnest(from_json($regions, '[{"id":"VARCHAR","city":"VARCHAR"}]')) AS r)
),
claim AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY code, year, data_source, simulated
      ORDER BY provenance, claim_id
    ) AS choice
  FROM rd_statistics
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
summed AS (
  SELECT
    simulated,
    year,
    unit_kind,
    city,
    region,
    GROUPING(region) = 1 AS whole_city,
    count(*) AS units,
    count(*) FILTER (WHERE standing = 'reporter') AS reporters,
    count(*) FILTER (WHERE standing = 'zeroReporter') AS zero_reporters,
    count(*) FILTER (WHERE standing = 'nonReporter') AS non_reporters,
    count(*) FILTER (WHERE standing = 'notIncluded') AS not_included,
    count(*) FILTER (WHERE standing = 'noFigure') AS without_figure,
    count(*) FILTER (WHERE standing = 'unclear') AS unclear,
    coalesce(sum(rd_fen) FILTER (WHERE standing = 'reporter'), 0) AS rd_fen,
    coalesce(sum(basic_research_fen) FILTER (WHERE standing = 'reporter'), 0) AS basic_research_fen
  FROM claim
  JOIN region ON region.id = claim.region
  WHERE choice = 1 AND valid_to <= CAST($as_of AS DATE)
  GROUP BY GROUPING SETS (
    (simulated, year, unit_kind, city),
    (simulated, year, unit_kind, city, region)
  )
)
SELECT
  simulated,
  year,
  unit_kind,
  city,
  CASE WHEN whole_city THEN city ELSE region END AS region,
  CASE
    WHEN whole_city THEN 'city'
    WHEN region = city THEN 'unknownDistrict'
    ELSE 'district'
  END AS level,
  units,
  reporters,
  zero_reporters,
  non_reporters,
  not_included,
  without_figure,
  unclear,
  rd_fen,
  basic_research_fen
FROM summed
ORDER BY simulated, year, unit_kind, city, whole_city DESC, region;
