-- What rules pay before caps over several rows, gates that count payments, and other rules; all rules are
-- gathered before the table is written, since each that writes has a cost of its own. Money is in fen.
-- Columns missing, presumed and gates have a bit for each input and gate of the rule.
WITH
-- facts
due AS MATERIALIZED (
  SELECT
    CAST(NULL AS INTEGER) AS rule,
    CAST(NULL AS VARCHAR) AS fact_id,
    CAST(NULL AS VARCHAR) AS beneficiary,
    CAST(NULL AS VARCHAR) AS region,
    CAST(NULL AS BOOLEAN) AS simulated,
    CAST(NULL AS DATE) AS event_date,
    CAST(NULL AS BIGINT) AS facts,
    CAST(NULL AS BIGINT) AS facts_barred,
    CAST(NULL AS HUGEINT) AS basis,
    CAST(NULL AS HUGEINT) AS uncapped,
    CAST(NULL AS HUGEINT) AS cap,
    CAST(NULL AS BIGINT) AS missing,
    CAST(NULL AS BIGINT) AS presumed,
    CAST(NULL AS BIGINT) AS gates,
    CAST(NULL AS INTEGER) AS payable_from,
    CAST(NULL AS VARCHAR) AS once_key,
    CAST(NULL AS VARCHAR) AS cap_key_1,
    CAST(NULL AS HUGEINT) AS cap_1,
    CAST(NULL AS VARCHAR) AS cap_key_2,
    CAST(NULL AS HUGEINT) AS cap_2,
    CAST(NULL AS VARCHAR) AS cap_key_3,
    CAST(NULL AS HUGEINT) AS cap_3,
    CAST(NULL AS VARCHAR) AS cap_key_4,
    CAST(NULL AS HUGEINT) AS cap_4,
    CAST(NULL AS VARCHAR) AS cap_key_5,
    CAST(NULL AS HUGEINT) AS cap_5
  WHERE false
  -- rules
)
SELECT
  * EXCLUDE (cap),
  CASE WHEN cap IS NULL OR uncapped IS NULL THEN uncapped ELSE least(uncapped, cap) END AS ceiling,
  CAST(NULL AS VARCHAR) AS often,
  CAST(NULL AS BIGINT) AS remaining
FROM due
