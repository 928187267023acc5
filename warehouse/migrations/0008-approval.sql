-- Key: approval_no. Money in fen; the level parts sum to the amount.
CREATE TABLE approval (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  approval_no VARCHAR NOT NULL,
  document_no VARCHAR NOT NULL,
  clause VARCHAR,
  beneficiary VARCHAR NOT NULL,
  code VARCHAR,
  managed_by VARCHAR,
  event_year INTEGER NOT NULL,
  cause_no VARCHAR, -- 事由编号
  amount_fen BIGINT NOT NULL,
  province_fen BIGINT NOT NULL,
  city_fen BIGINT NOT NULL,
  district_fen BIGINT NOT NULL,
  valid_from DATE NOT NULL, -- 批准日期
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

-- Key: voucher_no, line_no. A refund is negative.
CREATE TABLE payout (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  voucher_no VARCHAR NOT NULL,
  line_no INTEGER NOT NULL,
  approval_no VARCHAR,
  document_no VARCHAR,
  clause VARCHAR,
  payee VARCHAR NOT NULL,
  code VARCHAR,
  managed_by VARCHAR,
  amount_fen BIGINT NOT NULL,
  province_fen BIGINT NOT NULL,
  city_fen BIGINT NOT NULL,
  district_fen BIGINT NOT NULL,
  valid_from DATE NOT NULL, -- 支付日期
  budget_year INTEGER NOT NULL,
  fund VARCHAR, -- 专项资金
  account VARCHAR, -- 功能分类科目
  purpose VARCHAR,
  voucher_kind VARCHAR, -- 券种
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
