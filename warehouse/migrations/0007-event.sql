-- Anything else that a rule can pay for. Key: event_no. Money in fen.
CREATE TABLE event (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  event_no VARCHAR NOT NULL,
  event_type VARCHAR NOT NULL,
  unit_name VARCHAR NOT NULL,
  code VARCHAR,
  managed_by VARCHAR,
  valid_from DATE NOT NULL, -- 日期
  valid_to DATE, -- 结束日期
  level VARCHAR, -- 国家级, 省级, 市级, 区县级
  grade VARCHAR, -- 等次
  related_code VARCHAR,
  related_event_no VARCHAR,
  amount_fen BIGINT,
  remark VARCHAR,
  attributes MAP(VARCHAR, VARCHAR), -- the columns that the event's type declares
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
