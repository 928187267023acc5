-- Every claim with the span of days on which it was the last word on its key (code, valid_from, provenance). Claims
-- rank by the day from which they are known; what an undo states ranks with the claim it withdraws. Few keys
-- have several claims, so that only those are put in order.
CREATE OR REPLACE VIEW enterprise_known AS
SELECT
  enterprise.*,
  CASE WHEN outranked_from IS NOT NULL THEN greatest(known_from, outranked_from) END AS known_to
FROM enterprise
LEFT JOIN (
  SELECT
    claim_id,
    min(known_from) OVER (
      PARTITION BY code, valid_from, provenance
      ORDER BY coalesce(ranked_on, known_from), claim_id
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS outranked_from
  FROM enterprise
  SEMI JOIN (
    SELECT code, valid_from, provenance
    FROM enterprise
    GROUP BY ALL
    HAVING count(*) > 1
  ) AS several USING (code, valid_from, provenance)
) AS outranked USING (claim_id);
