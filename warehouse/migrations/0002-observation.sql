-- One publisher's claim of one figure. Valid time is the period that the figure covers.
CREATE TABLE observation (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  region VARCHAR NOT NULL,
  indicator VARCHAR, -- null: kept as an unclassified claim
  indicator_name VARCHAR NOT NULL,
  period VARCHAR NOT NULL, -- as the source prints it
  period_kind VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  year INTEGER, -- only where the period is a full calendar year
  publisher VARCHAR NOT NULL,
  value DECIMAL(38, 10) NOT NULL, -- in the indicator's unit; as printed where unclassified
  unit VARCHAR NOT NULL,
  printed_value VARCHAR NOT NULL,
  printed_unit VARCHAR NOT NULL,
  bound VARCHAR CHECK (bound IN ('atLeast', 'atMost', 'about', 'expected')),
  grade VARCHAR CHECK (grade IN ('A', 'B', 'C', 'D')),
  published_on DATE,
  address VARCHAR,
  note VARCHAR,
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
