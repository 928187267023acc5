-- Key: year, region, indicator.
CREATE TABLE quota (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  year INTEGER NOT NULL,
  region VARCHAR NOT NULL,
  indicator VARCHAR NOT NULL,
  amount DECIMAL(38, 10) NOT NULL, -- 任务数, in the indicator's unit
  definition VARCHAR, -- 口径
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  withdrawn BOOLEAN NOT NULL DEFAULT false,
  provenance VARCHAR NOT NULL CHECK (provenance IN ('published', 'reported', 'simulated')),
  known_from DATE NOT NULL,
  known_basis VARCHAR NOT NULL CHECK (known_basis IN ('published', 'declared', 'loaded')),
  run_id VARCHAR NOT NULL,
  file_sha256 VARCHAR NOT NULL,
  sheet VARCHAR,
  "row" INTEGER NOT NULL,
  content_hash VARCHAR NOT NULL
);
