-- Sound rows become claims: new ones, revisions of a claim on the same key, or nothing where the
-- last claim says the same.

CREATE OR REPLACE TEMP TABLE incoming AS
WITH sound AS (
  SELECT *
  FROM staged
  WHERE "row" NOT IN (FROM refused)
),
normal AS (
  SELECT
    s."row",
    s.region_code AS region,
    nullif(s.indicator_id, '') AS indicator,
    CASE s.indicator_name WHEN '' THEN i.name ELSE s.indicator_name END AS indicator_name,
    p.label AS period,
    p.kind AS period_kind,
    p.valid_from,
    p.valid_to,
    p."year",
    s.source_title AS publisher,
    CAST(
      CAST(s.value AS DECIMAL(24, 10)) * coalesce(c.factor, CAST(1 AS DECIMAL(13, 8)))
      AS DECIMAL(38, 10)
    ) AS value,
    coalesce(i.unit, s.unit) AS unit,
    s.value AS printed_value,
    s.unit AS printed_unit,
    b.bound,
    nullif(s.source_grade, '') AS grade,
    TRY_CAST(s.published_on AS DATE) AS published_on,
    nullif(s.source_address, '') AS address,
    nullif(s.note, '') AS note
  FROM sound s
  JOIN period_ref p ON p.printed = s.period
  LEFT JOIN indicator_ref i ON i.id = s.indicator_id
  LEFT JOIN unit_conversion c ON c.from_unit = s.unit AND c.to_unit = i.unit
  LEFT JOIN bound_ref b ON b."row" = s."row"
),
hashed AS (
  SELECT
    *,
    md5(concat_ws(
      '|',
      value,
      unit,
      printed_value,
      printed_unit,
      coalesce(bound, '-'),
      coalesce(grade, '-'),
      coalesce(address, '-'),
      coalesce(note, '-'),
      indicator_name
    )) AS content_hash
  FROM normal
),
once AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY region, coalesce(indicator, '?' || indicator_name), period, publisher
      ORDER BY "row"
    ) - 1 AS earlier
  FROM hashed
  QUALIFY row_number() OVER (
    PARTITION BY region, coalesce(indicator, '?' || indicator_name), period, publisher, published_on
    ORDER BY "row"
  ) = 1
),
last_claim AS (
  SELECT
    region,
    coalesce(indicator, '?' || indicator_name) AS series,
    period,
    publisher,
    published_on,
    arg_max(content_hash, (coalesce(ranked_on, published_on, known_from), claim_id)) AS content_hash,
    arg_max(withdrawn, (coalesce(ranked_on, published_on, known_from), claim_id)) AS withdrawn
  FROM observation
  WHERE provenance = $provenance
    -- What is known only later says nothing of this file; the copies that an undo makes rank as what
    -- they replace.
    AND coalesce(ranked_on, known_from)
      <= greatest(published_on, ranked_on, coalesce(CAST($known_at AS DATE), CAST($today AS DATE)))
    AND (published_on IS NOT NULL
      OR coalesce(ranked_on, known_from) <= coalesce(CAST($known_at AS DATE), CAST($today AS DATE)))
  GROUP BY ALL
),
any_claim AS (
  SELECT DISTINCT region, coalesce(indicator, '?' || indicator_name) AS series, period, publisher
  FROM observation
  WHERE provenance = $provenance
)
SELECT
  o.*,
  CASE
    WHEN l.content_hash = o.content_hash AND NOT l.withdrawn THEN 'unchanged'
    WHEN a.series IS NOT NULL OR o.earlier > 0 THEN 'revised'
    ELSE 'new'
  END AS change,
  -- A second figure under the same date of publication was not known on that date.
  o.published_on IS NOT NULL AND l.content_hash IS NULL AS published_now
FROM once o
LEFT JOIN last_claim l
  ON l.region = o.region
  AND l.series = coalesce(o.indicator, '?' || o.indicator_name)
  AND l.period = o.period
  AND l.publisher = o.publisher
  AND l.published_on IS NOT DISTINCT FROM o.published_on
LEFT JOIN any_claim a
  ON a.region = o.region
  AND a.series = coalesce(o.indicator, '?' || o.indicator_name)
  AND a.period = o.period
  AND a.publisher = o.publisher;

INSERT INTO observation (
  region, indicator, indicator_name, period, period_kind, valid_from, valid_to, "year", publisher,
  value, unit, printed_value, printed_unit, bound, grade, published_on, address, note,
  provenance, known_from, known_basis, run_id, file_sha256, sheet, "row", content_hash
)
SELECT
  region, indicator, indicator_name, period, period_kind, valid_from, valid_to, "year", publisher,
  value, unit, printed_value, printed_unit, bound, grade, published_on, address, note,
  $provenance,
  CASE
    WHEN published_now THEN published_on
    ELSE greatest(published_on, coalesce(CAST($known_at AS DATE), CAST($today AS DATE)))
  END,
  CASE WHEN published_now THEN 'published' WHEN $known_at IS NOT NULL THEN 'declared' ELSE 'loaded' END,
  $run_id, $file_sha256, $sheet, "row", content_hash
FROM incoming
WHERE change <> 'unchanged'
ORDER BY "row";
