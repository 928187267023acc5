-- Every claim with the span of days on which it was the last word on its key (code, valid_from, case_no, provenance). Claims
-- rank by the day from which they are known; what an undo states ranks with the claim it withdraws.
CREATE OR REPLACE VIEW integrity_known AS
SELECT
  * EXCLUDE (outranked_from),
  CASE WHEN outranked_from IS NOT NULL THEN greatest(known_from, outranked_from) END AS known_to
FROM (
  SELECT
    *,
    min(known_from) OVER (
      PARTITION BY code, valid_from, case_no, provenance
      ORDER BY coalesce(ranked_on, known_from), claim_id
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS outranked_from
  FROM integrity
);
