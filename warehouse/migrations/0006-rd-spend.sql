-- Key: code, year, data_source. Money in fen.
CREATE TABLE rd_spend (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR,
  division VARCHAR NOT NULL,
  managed_by VARCHAR,
  year INTEGER NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  data_source VARCHAR NOT NULL, -- 研发统计, 加计扣除
  in_statistics BOOLEAN, -- 是否纳入研发统计
  reported BOOLEAN, -- 是否报送
  rd_fen BIGINT,
  basic_research_fen BIGINT,
  super_deduction_fen BIGINT,
  sales_fen BIGINT,
  main_revenue_fen BIGINT,
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
