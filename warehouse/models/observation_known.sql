-- Every claim with the span of days on which it was the last word on its key (region, indicator,
-- period, publisher). A later publication is the last word whenever it was loaded: neither a
-- backfilled older one nor the correction of an older one comes before it. A claim that was never
-- the last word has an empty span.
CREATE OR REPLACE VIEW observation_known AS
SELECT
  * EXCLUDE (outranked_from),
  CASE WHEN outranked_from IS NOT NULL THEN greatest(known_from, outranked_from) END AS known_to
FROM (
  SELECT
    *,
    min(known_from) OVER (
      PARTITION BY region, coalesce(indicator, '?' || indicator_name), period, publisher
      ORDER BY coalesce(published_on, known_from), claim_id
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS outranked_from
  FROM observation
);
