-- A bar for breach of research integrity. Key: code, valid_from, case_no.
CREATE TABLE integrity (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  level VARCHAR,
  restriction VARCHAR NOT NULL, -- 限制事项
  valid_from DATE NOT NULL,
  valid_to DATE,
  case_no VARCHAR NOT NULL, -- 关联编号
  basis VARCHAR, -- 依据
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
