-- Every claim with the span of days on which it was the last word on its key (region, indicator,
-- period, publisher, provenance). A later publication is the last word whenever it was loaded:
-- neither a backfilled older one nor the correction of an older one comes before it. A claim whose
-- day is only that of its loading yields to a dated one that was loaded after it. A claim that was
-- never the last word has an empty span.
CREATE OR REPLACE VIEW observation_known AS
WITH placed AS (
  SELECT
    *,
    coalesce(indicator, '?' || indicator_name) AS series,
    CASE
      WHEN known_basis = 'loaded' AND ranked_on IS NULL AND published_on IS NULL THEN least(
        known_from,
        min(published_on) OVER (
          PARTITION BY region, coalesce(indicator, '?' || indicator_name), period, publisher, provenance
          ORDER BY claim_id
          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        )
      )
      ELSE coalesce(ranked_on, published_on, known_from)
    END AS place
  FROM observation
),
outranked AS (
  SELECT
    *,
    min(known_from) OVER (
      PARTITION BY region, series, period, publisher, provenance
      ORDER BY place, claim_id
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS outranked_from
  FROM placed
)
SELECT
  * EXCLUDE (series, place, outranked_from),
  CASE WHEN outranked_from IS NOT NULL THEN greatest(known_from, outranked_from) END AS known_to
FROM outranked;
