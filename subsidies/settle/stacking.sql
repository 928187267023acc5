-- Settles the groups of one step ($step): of all that compete for a key, the contender with the
-- largest sum keeps it; of equal ones the text issued later. What loses is written down with the
-- winner. `membership` has a row a rule and group, `contender` what of it is compared.
INSERT INTO lost
WITH competing AS (
  SELECT
    entitled.rowid AS id,
    entitled.rule,
    entitled.remaining,
    membership.group_no,
    membership.contender,
    membership.rank,
    concat_ws(
      '|',
      entitled.simulated,
      entitled.beneficiary,
      CASE WHEN membership.by_year THEN CAST(year(entitled.event_date) AS VARCHAR) END,
      CASE WHEN membership.by_event THEN entitled.fact_id END
    ) AS key
  FROM entitled
  JOIN membership
    ON membership.rule = entitled.rule
    AND membership.step = $step
    AND entitled.event_date BETWEEN membership.valid_from AND membership.valid_to
  WHERE entitled.gates = 0 AND entitled.often IS NULL AND entitled.remaining > 0
),
contested AS (
  SELECT *
  FROM competing
  SEMI JOIN (
    SELECT group_no, key
    FROM competing
    GROUP BY group_no, key
    HAVING min(contender) <> max(contender)
  ) USING (group_no, key)
),
summed AS (
  SELECT group_no, key, contender, sum(remaining) AS total, min(rank) AS rank, list(DISTINCT rule ORDER BY rule) AS rules
  FROM contested
  GROUP BY group_no, key, contender
),
winner AS (
  SELECT group_no, key, arg_min(contender, (-total, rank)) AS contender, arg_min(rules, (-total, rank)) AS rules, max(total) AS total
  FROM summed
  GROUP BY group_no, key
)
SELECT contested.id, winner.group_no, winner.rules, CAST(winner.total AS BIGINT)
FROM contested
JOIN winner ON winner.group_no = contested.group_no AND winner.key = contested.key
WHERE winner.contender <> contested.contender;

UPDATE entitled SET remaining = 0 WHERE rowid IN (SELECT id FROM lost);
