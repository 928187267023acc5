-- Every claim with the span of days on which it was the last word on its key (year, region, indicator, provenance). Claims
-- rank by the day from which they are known; what an undo states ranks with the claim it withdraws. Few keys
-- have several claims, so that only those are put in order.
CREATE OR REPLACE VIEW quota_known AS
SELECT
  quota.*,
  CASE WHEN outranked_from IS NOT NULL THEN greatest(known_from, outranked_from) END AS known_to
FROM quota
LEFT JOIN (
  SELECT
    claim_id,
    min(known_from) OVER (
      PARTITION BY year, region, indicator, provenance
      ORDER BY coalesce(ranked_on, known_from), claim_id
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS outranked_from
  FROM quota
  SEMI JOIN (
    SELECT year, region, indicator, provenance
    FROM quota
    GROUP BY ALL
    HAVING count(*) > 1
  ) AS several USING (year, region, indicator, provenance)
) AS outranked USING (claim_id);
