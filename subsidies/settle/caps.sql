-- Caps of a row alone, then those that several rows fill in the order of their days: a row gets what
-- the facts before it have left. A fact that several rules pay for fills a cap once, with the highest of
-- them. A barred row, or one whose inputs are not all known, fills nothing, and shows what it would get.
CREATE OR REPLACE TEMP TABLE entitled AS
WITH capped_0 AS (
  SELECT
    *,
    CASE WHEN cap IS NULL OR uncapped IS NULL THEN uncapped ELSE least(uncapped, cap) END AS amount_0,
    gates = 0 AND missing = 0 AND uncapped IS NOT NULL AS fills
  FROM due
),
capped_1 AS (
  SELECT
    * EXCLUDE (filled),
    CASE
      WHEN filled IS NULL OR amount_0 IS NULL THEN amount_0
      WHEN NOT fills THEN least(amount_0, cap_1)
      ELSE least(amount_0, greatest(cap_1 - filled, 0))
    END AS amount_1
  FROM (
    SELECT
      * EXCLUDE (of_fact),
      coalesce(sum(of_fact) OVER (
        PARTITION BY cap_key_1 ORDER BY event_date, fact_id GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ), 0) AS filled
    FROM (
      SELECT
        *,
        CASE
          WHEN fills AND row_number() OVER (
            PARTITION BY cap_key_1, event_date, fact_id ORDER BY CASE WHEN fills THEN amount_0 END DESC NULLS LAST, rule
          ) = 1 THEN amount_0
          ELSE 0
        END AS of_fact
      FROM capped_0
      WHERE cap_1 IS NOT NULL
    )
    UNION ALL
    SELECT *, NULL FROM capped_0 WHERE cap_1 IS NULL
  )
),
capped_2 AS (
  SELECT
    * EXCLUDE (filled),
    CASE
      WHEN filled IS NULL OR amount_1 IS NULL THEN amount_1
      WHEN NOT fills THEN least(amount_1, cap_2)
      ELSE least(amount_1, greatest(cap_2 - filled, 0))
    END AS amount_2
  FROM (
    SELECT
      * EXCLUDE (of_fact),
      coalesce(sum(of_fact) OVER (
        PARTITION BY cap_key_2 ORDER BY event_date, fact_id GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ), 0) AS filled
    FROM (
      SELECT
        *,
        CASE
          WHEN fills AND row_number() OVER (
            PARTITION BY cap_key_2, event_date, fact_id ORDER BY CASE WHEN fills THEN amount_1 END DESC NULLS LAST, rule
          ) = 1 THEN amount_1
          ELSE 0
        END AS of_fact
      FROM capped_1
      WHERE cap_2 IS NOT NULL
    )
    UNION ALL
    SELECT *, NULL FROM capped_1 WHERE cap_2 IS NULL
  )
),
capped_3 AS (
  SELECT
    * EXCLUDE (filled),
    CASE
      WHEN filled IS NULL OR amount_2 IS NULL THEN amount_2
      WHEN NOT fills THEN least(amount_2, cap_3)
      ELSE least(amount_2, greatest(cap_3 - filled, 0))
    END AS amount_3
  FROM (
    SELECT
      * EXCLUDE (of_fact),
      coalesce(sum(of_fact) OVER (
        PARTITION BY cap_key_3 ORDER BY event_date, fact_id GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ), 0) AS filled
    FROM (
      SELECT
        *,
        CASE
          WHEN fills AND row_number() OVER (
            PARTITION BY cap_key_3, event_date, fact_id ORDER BY CASE WHEN fills THEN amount_2 END DESC NULLS LAST, rule
          ) = 1 THEN amount_2
          ELSE 0
        END AS of_fact
      FROM capped_2
      WHERE cap_3 IS NOT NULL
    )
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
