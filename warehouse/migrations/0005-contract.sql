-- A registered technology contract. Key: registration_no. Money in fen.
CREATE TABLE contract (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  registration_no VARCHAR NOT NULL,
  project VARCHAR,
  class VARCHAR NOT NULL, -- 技术开发, 技术转让, 技术许可, 技术咨询, 技术服务
  state VARCHAR NOT NULL, -- 有效, 变更, 解除
  seller_name VARCHAR NOT NULL,
  seller_code VARCHAR,
  seller_kind VARCHAR,
  seller_division VARCHAR,
  seller_managed_by VARCHAR,
  buyer_name VARCHAR NOT NULL,
  buyer_code VARCHAR,
  buyer_kind VARCHAR,
  buyer_division VARCHAR,
  buyer_managed_by VARCHAR,
  buyer_small BOOLEAN, -- 买方是否中小微
  amount_fen BIGINT NOT NULL, -- 合同成交额
  technical_amount_fen BIGINT, -- 技术交易额
  tax_free_amount_fen BIGINT, -- 免税技术交易额
  valid_from DATE NOT NULL, -- 认定登记日期
  registrar VARCHAR,
  registrar_code VARCHAR,
  broker VARCHAR, -- 促成机构
  broker_code VARCHAR,
  applied_in VARCHAR, -- 成果转化地
  publicly_funded BOOLEAN, -- 是否财政资金购买
  previous_registration_no VARCHAR,
  previous_amount_fen BIGINT,
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
