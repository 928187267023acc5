-- Key: order_no, fund, account. Money in fen; a reduction is negative.
CREATE TABLE appropriation (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  order_no VARCHAR NOT NULL, -- 指标文号
  budget_year INTEGER NOT NULL,
  level VARCHAR NOT NULL, -- 级次
  region VARCHAR NOT NULL,
  fund VARCHAR NOT NULL,
  bureau VARCHAR,
  account VARCHAR NOT NULL,
  adjustment VARCHAR NOT NULL, -- 年初, 追加, 调减, 结转, 上级转移
  amount_fen BIGINT NOT NULL,
  valid_from DATE NOT NULL, -- 下达日期
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

-- Which special fund pays for which document. Key: document_no, fund.
CREATE TABLE document_fund (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  document_no VARCHAR NOT NULL,
  fund VARCHAR NOT NULL,
  valid_from DATE,
  valid_to DATE,
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
