-- Firms of a region that the register has on a day and that hold no valid high-tech certificate
-- anywhere then; with their R&D and sales of the last three years, from one source of data alone: the
-- statistics where they have the last year, else the tax deduction.
WITH unit AS (
  SELECT
    code,
    name,
    founded_on,
    above_scale,
    coalesce(managed_by, division) AS region,
    row_number() OVER (
      PARTITION BY code
      ORDER BY provenance, valid_from DESC, claim_id DESC
    ) AS choice,
    kind,
    withdrawn
  FROM enterprise_known
  WHERE
    (provenance = 'simulated') = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
    AND valid_from <= CAST($as_of AS DATE)
    AND (valid_to IS NULL OR valid_to >= CAST($as_of AS DATE))
),
certificate AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY certificate ORDER BY provenance, claim_id) AS choice
  FROM recognition_span
  WHERE
    simulated = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND counted_from <= CAST($as_of AS DATE)
),
holder AS (
  SELECT DISTINCT code
  FROM certificate
  WHERE choice = 1 AND CAST($as_of AS DATE) < counted_until
),
former AS (
  SELECT code, max(valid_to) AS held_until
  FROM certificate
  WHERE choice = 1
  GROUP BY code
),
spend AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY code, year, data_source ORDER BY provenance, claim_id) AS choice
  FROM rd_spend_known
  WHERE
    (provenance = 'simulated') = $simulated
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
    AND year BETWEEN $year - 2 AND $year
    AND rd_fen IS NOT NULL
    AND sales_fen > 0
),
summed AS (
  SELECT
    code,
    data_source,
    count(*) AS years,
    CAST(sum(rd_fen) AS BIGINT) AS rd_fen,
    CAST(sum(sales_fen) AS BIGINT) AS sales_fen,
    max(sales_fen) FILTER (WHERE year = $year) AS last_sales_fen,
    max(rd_fen) FILTER (WHERE year = $year) AS last_rd_fen
  FROM spend
  WHERE choice = 1
  GROUP BY code, data_source
  HAVING bool_or(year = $year)
),
figures AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY code ORDER BY data_source <> '研发统计') AS first_source
  FROM summed
)
SELECT
  unit.code,
  unit.name,
  CAST(unit.founded_on AS VARCHAR) AS founded_on,
  unit.above_scale,
  figures.data_source,
  figures.years,
  figures.rd_fen,
  figures.sales_fen,
  figures.last_sales_fen,
  figures.last_rd_fen,
  CAST(former.held_until AS VARCHAR) AS held_until
FROM unit
LEFT JOIN figures ON figures.code = unit.code AND figures.first_source = 1
LEFT JOIN former ON former.code = unit.code
WHERE
  unit.choice = 1
  AND unit.kind = '企业'
  AND unit.region = $region
  AND NOT EXISTS (SELECT 1 FROM holder WHERE holder.code = unit.code)
ORDER BY unit.code;
