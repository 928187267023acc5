-- Caps of a row alone, then those that several rows fill in the order of their days: what a row still
-- gets is how far it raises the capped sum. A barred row, or one whose inputs are not all known, fills
-- nothing, and shows what it would get.
CREATE OR REPLACE TEMP TABLE entitled AS
WITH capped_0 AS (
  SELECT
    *,
    CASE WHEN cap IS NULL OR uncapped IS NULL THEN uncapped ELSE least(uncapped, cap) END AS amount_0,
    gates = 0 AND missing = 0 AS fills
  FROM due
),
capped_1 AS (
  SELECT
    *,
    CASE
      WHEN cap_1 IS NULL OR amount_0 IS NULL THEN amount_0
      WHEN NOT fills THEN least(amount_0, cap_1)
      ELSE least(cap_1, filled_1) - least(cap_1, filled_1 - amount_0)
    END AS amount_1
  FROM (
    SELECT
      *,
      sum(CASE WHEN fills THEN coalesce(amount_0, 0) ELSE 0 END) OVER (
        PARTITION BY cap_key_1 ORDER BY event_date, rule, fact_id ROWS UNBOUNDED PRECEDING
      ) AS filled_1
    FROM capped_0
    WHERE cap_1 IS NOT NULL
    UNION ALL
    SELECT *, NULL FROM capped_0 WHERE cap_1 IS NULL
  )
),
capped_2 AS (
  SELECT
    *,
    CASE
      WHEN cap_2 IS NULL OR amount_1 IS NULL THEN amount_1
      WHEN NOT fills THEN least(amount_1, cap_2)
      ELSE least(cap_2, filled_2) - least(cap_2, filled_2 - amount_1)
    END AS amount_2
  FROM (
    SELECT
      *,
      sum(CASE WHEN fills THEN coalesce(amount_1, 0) ELSE 0 END) OVER (
        PARTITION BY cap_key_2 ORDER BY event_date, rule, fact_id ROWS UNBOUNDED PRECEDING
      ) AS filled_2
    FROM capped_1
    WHERE cap_2 IS NOT NULL
    UNION ALL
    SELECT *, NULL FROM capped_1 WHERE cap_2 IS NULL
  )
),
capped_3 AS (
  SELECT
    *,
    CASE
      WHEN cap_3 IS NULL OR amount_2 IS NULL THEN amount_2
      WHEN NOT fills THEN least(amount_2, cap_3)
      ELSE least(cap_3, filled_3) - least(cap_3, filled_3 - amount_2)
    END AS amount_3
  FROM (
    SELECT
      *,
      sum(CASE WHEN fills THEN coalesce(amount_2, 0) ELSE 0 END) OVER (
        PARTITION BY cap_key_3 ORDER BY event_date, rule, fact_id ROWS UNBOUNDED PRECEDING
      ) AS filled_3
    FROM capped_2
    WHERE cap_3 IS NOT NULL
    UNION ALL
    SELECT *, NULL FROM capped_2 WHERE cap_3 IS NULL
  )
)
SELECT
  row_number() OVER (ORDER BY rule, event_date, beneficiary, fact_id, simulated) AS id,
  rule,
  fact_id,
  beneficiary,
  region,
  simulated,
  event_date,
  facts,
  facts_barred,
  basis,
  uncapped,
  missing,
  presumed,
  gates,
  CAST(amount_3 AS BIGINT) AS ceiling,
  CAST(NULL AS VARCHAR) AS often,
  CAST(NULL AS BIGINT) AS remaining
FROM capped_3;
