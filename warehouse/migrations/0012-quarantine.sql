-- A refused row is an entry of the quarantine: one entry a row of a file, one line of `refusal` a
-- broken rule. Its number comes from file and row, so that reading a file twice adds nothing.
ALTER TABLE refusal ADD COLUMN entry VARCHAR;
ALTER TABLE refusal ADD COLUMN provenance VARCHAR;
-- The natural key as far as the row shows it; null where a part of it cannot be read.
ALTER TABLE refusal ADD COLUMN natural_key VARCHAR;

-- An entry that a later file settled: a sound row with its number, or with its natural key.
CREATE TABLE resolution (
  entry VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  resolved_on DATE NOT NULL,
  by_entry BOOLEAN NOT NULL
);

-- A sheet of a file, or the file itself: its headings as printed, and what its rows came to.
CREATE TABLE source_sheet (
  run_id VARCHAR NOT NULL,
  file_sha256 VARCHAR NOT NULL,
  sheet VARCHAR,
  headings VARCHAR,
  header_row INTEGER,
  rows_read INTEGER NOT NULL,
  rows_left_out INTEGER NOT NULL
);

ALTER TABLE run ADD COLUMN rows_left_out INTEGER DEFAULT 0;
-- The run whose claims this one withdrew.
ALTER TABLE run ADD COLUMN undoes VARCHAR;

-- The day of publication that a claim ranks by, where it is not its own: a claim that an undo brings
-- back takes the rank of the one it replaces.
ALTER TABLE observation ADD COLUMN ranked_on DATE;
