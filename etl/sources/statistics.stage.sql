CREATE OR REPLACE TEMP TABLE staged (
  "row" INTEGER,
  cells VARCHAR,
  region_code VARCHAR,
  region_name VARCHAR,
  indicator_id VARCHAR,
  indicator_name VARCHAR,
  "year" VARCHAR,
  period VARCHAR,
  published_on VARCHAR,
  value VARCHAR,
  unit VARCHAR,
  approximate VARCHAR,
  source_grade VARCHAR,
  source_title VARCHAR,
  source_address VARCHAR,
  note VARCHAR
);
