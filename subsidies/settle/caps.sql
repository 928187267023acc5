-- Caps of a row alone, then those that several rows fill in the order of their days: what a row still
-- gets is how far it raises the capped sum. A barred row fills nothing, and shows what it would get.
CREATE OR REPLACE TEMP TABLE capped_0 AS
SELECT
  row_number() OVER (ORDER BY rule, event_date, beneficiary, fact_id, simulated) AS id,
  *,
  CASE WHEN cap IS NULL OR uncapped IS NULL THEN uncapped ELSE least(uncapped, cap) END AS amount
FROM due;

CREATE OR REPLACE TEMP TABLE capped_1 AS
SELECT
  * REPLACE (
    CASE
      WHEN cap_1 IS NULL OR amount IS NULL THEN amount
      WHEN gates <> 0 THEN least(amount, cap_1)
      ELSE least(cap_1, filled) - least(cap_1, filled - amount)
    END AS amount
  )
FROM (
  SELECT
    *,
    CASE
      WHEN cap_1 IS NOT NULL THEN sum(CASE WHEN gates = 0 THEN coalesce(amount, 0) ELSE 0 END) OVER (
        PARTITION BY cap_key_1
        ORDER BY event_date, rule, fact_id
        ROWS UNBOUNDED PRECEDING
      )
    END AS filled
  FROM capped_0
);

CREATE OR REPLACE TEMP TABLE capped_2 AS
SELECT
  * REPLACE (
    CASE
      WHEN cap_2 IS NULL OR amount IS NULL THEN amount
      WHEN gates <> 0 THEN least(amount, cap_2)
      ELSE least(cap_2, filled_2) - least(cap_2, filled_2 - amount)
    END AS amount
  )
FROM (
  SELECT
    * EXCLUDE (filled),
    CASE
      WHEN cap_2 IS NOT NULL THEN sum(CASE WHEN gates = 0 THEN coalesce(amount, 0) ELSE 0 END) OVER (
        PARTITION BY cap_key_2
        ORDER BY event_date, rule, fact_id
        ROWS UNBOUNDED PRECEDING
      )
    END AS filled_2
  FROM capped_1
);

CREATE OR REPLACE TEMP TABLE entitled AS
SELECT
  id,
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
  CAST(CASE
    WHEN cap_3 IS NULL OR amount IS NULL THEN amount
    WHEN gates <> 0 THEN least(amount, cap_3)
    ELSE least(cap_3, filled_3) - least(cap_3, filled_3 - amount)
  END AS BIGINT) AS ceiling,
  CAST(NULL AS VARCHAR) AS often,
  CAST(NULL AS BIGINT) AS remaining
FROM (
  SELECT
    *,
    CASE
      WHEN cap_3 IS NOT NULL THEN sum(CASE WHEN gates = 0 THEN coalesce(amount, 0) ELSE 0 END) OVER (
        PARTITION BY cap_key_3
        ORDER BY event_date, rule, fact_id
        ROWS UNBOUNDED PRECEDING
      )
    END AS filled_3
  FROM capped_2
);
