-- What rules pay before caps over several rows, gates that count payments, and other rules. Money in
-- fen; missing, presumed and gates have a bit for each input and gate of the rule.
CREATE OR REPLACE TEMP TABLE due (
  rule INTEGER,
  fact_id VARCHAR,
  beneficiary VARCHAR,
  region VARCHAR,
  simulated BOOLEAN,
  event_date DATE,
  facts BIGINT,
  facts_barred BIGINT DEFAULT 0,
  basis HUGEINT,
  uncapped HUGEINT,
  cap HUGEINT,
  missing BIGINT DEFAULT 0,
  presumed BIGINT DEFAULT 0,
  gates BIGINT DEFAULT 0,
  cap_key_1 VARCHAR,
  cap_1 HUGEINT,
  cap_key_2 VARCHAR,
  cap_2 HUGEINT,
  cap_key_3 VARCHAR,
  cap_3 HUGEINT
);
