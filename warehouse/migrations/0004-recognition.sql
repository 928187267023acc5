-- A row a certificate of a high-tech firm. Key: certificate.
CREATE TABLE recognition (
  claim_id BIGINT NOT NULL DEFAULT nextval('claim_id'),
  certificate VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  recognition_type VARCHAR NOT NULL, -- 首次认定, 重新认定, 迁入
  valid_from DATE NOT NULL, -- 发证日期
  valid_to DATE NOT NULL, -- 有效期至
  moved_in_on DATE,
  moved_out_on DATE,
  revoked_on DATE,
  division VARCHAR NOT NULL,
  managed_by VARCHAR,
  technology_field VARCHAR,
  above_scale_industry BOOLEAN,
  provincial_pool_on DATE, -- 省培育库入库日期
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
