-- Key: code, valid_from.
CREATE TABLE enterprise (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  code VARCHAR NOT NULL, -- social credit code (GB 32100), or own:…
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL, -- 企业, 高等院校, 科研院所, 医院, 合作社, 团队, 个人, 其他
  size VARCHAR, -- 大型, 中型, 小型, 微型
  above_scale BOOLEAN,
  four_up_category VARCHAR,
  industry_code VARCHAR,
  industry_tags VARCHAR[],
  division VARCHAR NOT NULL,
  managed_by VARCHAR, -- null: falls back to the division
  founded_on DATE,
  valid_from DATE NOT NULL,
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
