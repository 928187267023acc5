-- Every claim with the span of days on which it was the last word on its key (code, year, data_source, provenance). Claims
-- rank by the day from which they are known; what an undo states ranks with the claim it withdraws. Few keys
-- have several claims, so that only those are put in order.
CREATE OR REPLACE VIEW rd_spend_known AS
SELECT
  rd_spend.*,
  CASE WHEN outranked_from IS NOT NULL THEN greatest(known_from, outranked_from) END AS known_to
FROM rd_spend
LEFT JOIN (
  SELECT
    claim_id,
    min(known_from) OVER (
      PARTITION BY code, year, data_source, provenance
      ORDER BY coalesce(ranked_on, known_from), claim_id
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS outranked_from
  FROM rd_spend
  SEMI JOIN (
    SELECT code, year, data_source, provenance
    FROM rd_spend
    GROUP BY ALL
    HAVING count(*) > 1
  ) AS several USING (code, year, data_source, provenance)
) AS outranked USING (claim_id);
