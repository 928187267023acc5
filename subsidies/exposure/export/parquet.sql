CREATE TABLE exposure AS
SELECT
  year,
  bundle,
  as_of,
  known_at,
  baseline,
  reform,
  law,
  measure,
  level,
  region,
  bureau,
  fund,
  account,
  document,
  rule,
  amount,
  p10,
  p90,
  simulated
FROM read_json(
  $path,
  format = 'newline_delimited',
  columns = {
    bundle: 'VARCHAR',
    year: 'INTEGER',
    as_of: 'DATE',
    known_at: 'DATE',
    baseline: 'VARCHAR',
    reform: 'VARCHAR',
    law: 'VARCHAR',
    measure: 'VARCHAR',
    level: 'VARCHAR',
    region: 'VARCHAR',
    bureau: 'VARCHAR',
    fund: 'VARCHAR',
    account: 'VARCHAR',
    document: 'VARCHAR',
    rule: 'VARCHAR',
    amount: 'DECIMAL(18, 2)',
    p10: 'DECIMAL(18, 2)',
    p90: 'DECIMAL(18, 2)',
    simulated: 'BOOLEAN'
  }
);
COPY exposure TO $file (FORMAT parquet, COMPRESSION zstd);
