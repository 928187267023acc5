-- A run is one `etl load`; a claim is one row that one run brought. Claims are never updated.
CREATE SEQUENCE claim_id;

CREATE TABLE run (
  run_id VARCHAR NOT NULL,
  seq INTEGER NOT NULL,
  source VARCHAR NOT NULL,
  started_on DATE NOT NULL,
  known_at DATE,
  provenance VARCHAR NOT NULL CHECK (provenance IN ('published', 'reported', 'simulated')),
  rows_read INTEGER NOT NULL,
  rows_loaded INTEGER NOT NULL,
  rows_unchanged INTEGER NOT NULL,
  rows_revised INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  content_sha256 VARCHAR NOT NULL
);

CREATE TABLE source_file (
  run_id VARCHAR NOT NULL,
  file_sha256 VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  bytes BIGINT NOT NULL,
  encoding VARCHAR NOT NULL
);

-- Rows that were not loaded, with their cells as they came, and the reason.
CREATE TABLE refusal (
  run_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  file VARCHAR NOT NULL,
  file_sha256 VARCHAR NOT NULL,
  sheet VARCHAR,
  "row" INTEGER,
  "column" VARCHAR,
  rule VARCHAR NOT NULL,
  severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning')),
  found VARCHAR,
  expected VARCHAR,
  cells VARCHAR
);
