-- The days on which something became known of some figures, up to a day: a claim, or that another
-- claim is the last word. $series is a JSON list of {region, indicator}.
WITH wanted AS (
  SELECT unnest(
    from_json(CAST($series AS JSON), '[{"region": "VARCHAR", "indicator": "VARCHAR"}]'),
    recursive := true
  )
),
claims AS (
  SELECT region, indicator, known_from, known_to
  FROM observation_known
  WHERE (region, indicator) IN (SELECT (region, indicator) FROM wanted)
),
days AS (
  SELECT region, indicator, known_from AS day FROM claims
  UNION
  SELECT region, indicator, known_to FROM claims WHERE known_to IS NOT NULL
)
SELECT region, indicator, day
FROM days
WHERE day <= CAST($known_at AS DATE)
ORDER BY region, indicator, day;
