-- One row in `fault` for each rule that a staged row breaks. An empty cell is the empty text.

INSERT INTO fault
SELECT "row", 'region_code', 'region.unknown', region_code || ' ' || region_name,
  (SELECT arg_min(id || ' ' || name, (levenshtein(id, left(staged.region_code, 20)), id)) FROM region_ref)
FROM staged
WHERE region_code NOT IN (SELECT id FROM region_ref);

INSERT INTO fault
SELECT s."row", 'region_name', 'region.nameDiffers', s.region_name, r.name
FROM staged s
JOIN region_ref r ON r.id = s.region_code
WHERE s.region_name <> ''
  AND NOT EXISTS (SELECT 1 FROM region_name n WHERE n.id = s.region_code AND n.name = s.region_name);

INSERT INTO fault
SELECT "row", 'indicator_id', 'indicator.unknown', indicator_id,
  (SELECT arg_min(id, (levenshtein(id, left(staged.indicator_id, 60)), id)) FROM indicator_ref)
FROM staged
WHERE indicator_id <> '' AND indicator_id NOT IN (SELECT id FROM indicator_ref);

INSERT INTO fault
SELECT "row", 'indicator_name', 'indicator.missing', '', NULL
FROM staged
WHERE indicator_id = '' AND indicator_name = '';

INSERT INTO fault
SELECT "row", 'value', 'value.notNumber', value, NULL
FROM staged
WHERE NOT regexp_full_match(value, '[+-]?[0-9]{1,14}(\.[0-9]{1,10})?');

INSERT INTO fault
SELECT "row", 'unit', 'unit.unknown', unit,
  (SELECT string_agg(DISTINCT from_unit, ' ' ORDER BY from_unit) FROM unit_conversion)
FROM staged
WHERE unit NOT IN (SELECT from_unit FROM unit_conversion);

INSERT INTO fault
SELECT s."row", 'unit', 'unit.otherMeasure', s.unit, i.unit
FROM staged s
JOIN indicator_ref i ON i.id = s.indicator_id
WHERE s.unit IN (SELECT from_unit FROM unit_conversion)
  AND NOT EXISTS (
    SELECT 1 FROM unit_conversion c WHERE c.from_unit = s.unit AND c.to_unit = i.unit
  );

INSERT INTO fault
SELECT "row", 'period', 'period.unreadable', period, NULL
FROM staged
WHERE period NOT IN (SELECT printed FROM period_ref);

INSERT INTO fault
SELECT s."row", 'year', 'period.yearDiffers', s."year", coalesce(CAST(p."year" AS VARCHAR), '')
FROM staged s
JOIN period_ref p ON p.printed = s.period
WHERE s."year" <> coalesce(CAST(p."year" AS VARCHAR), '') AND s."year" <> '';

INSERT INTO fault
SELECT "row", 'published_on', 'date.unreadable', published_on, NULL
FROM staged
WHERE published_on <> ''
  AND (TRY_CAST(published_on AS DATE) IS NULL OR NOT regexp_full_match(published_on, '\d{4}-\d{2}-\d{2}'));

INSERT INTO fault
SELECT "row", 'approximate', 'boolean.unreadable', approximate, NULL
FROM staged
WHERE lower(approximate) NOT IN ('', 'true', 'false', '是', '否');

INSERT INTO fault
SELECT "row", 'source_grade', 'grade.unknown', source_grade, NULL
FROM staged
WHERE source_grade NOT IN ('', 'A', 'B', 'C', 'D');

INSERT INTO fault
SELECT "row", 'source_title', 'publisher.missing', '', NULL
FROM staged
WHERE source_title = '';

-- A conversion that would lose digits could carry a figure across a threshold.
INSERT INTO fault
SELECT s."row", 'value', 'value.tooFine', s.value || ' ' || s.unit, i.unit
FROM staged s
JOIN indicator_ref i ON i.id = s.indicator_id
JOIN unit_conversion c ON c.from_unit = s.unit AND c.to_unit = i.unit
WHERE s."row" NOT IN (FROM refused)
  AND TRY_CAST(s.value AS DECIMAL(24, 10)) * c.factor
    <> CAST(TRY_CAST(s.value AS DECIMAL(24, 10)) * c.factor AS DECIMAL(38, 10));

-- Of rows of one publication with one key the first stands, in this file or in one loaded before it
-- by the same command, and a later one that says something else is refused. Figures published on
-- different days are revisions, not duplicates. 500 and 500.0 are one figure, and so are
-- 5000000 万元 and 500 亿元.
CREATE OR REPLACE TEMP TABLE keyed_row AS
SELECT
  s."row",
  s.region_code,
  CASE s.indicator_id WHEN '' THEN '?' || s.indicator_name ELSE s.indicator_id END AS series,
  coalesce(p.label, s.period) AS period,
  s.source_title,
  s.published_on,
  TRY_CAST(s.value AS DECIMAL(24, 10)) * coalesce(c.factor, CAST(1 AS DECIMAL(13, 8))) AS amount,
  coalesce(i.unit, s.unit) AS measure,
  s.value || ' ' || s.unit AS figure,
  concat_ws(' ', s.indicator_name, s.approximate, s.source_grade, s.source_address, s.note) AS remarks,
  CAST(s."row" AS VARCHAR) AS place
FROM staged s
LEFT JOIN period_ref p ON p.printed = s.period
LEFT JOIN indicator_ref i ON i.id = s.indicator_id
LEFT JOIN unit_conversion c ON c.from_unit = s.unit AND c.to_unit = i.unit
WHERE s."row" NOT IN (FROM refused);

CREATE TEMP TABLE IF NOT EXISTS earlier_row AS FROM keyed_row LIMIT 0;

INSERT INTO fault
WITH keyed AS (
  SELECT
    *,
    first(amount) OVER same_key AS first_amount,
    first(measure) OVER same_key AS first_measure,
    first(figure) OVER same_key AS first_figure,
    first(remarks) OVER same_key AS first_remarks,
    first(place) OVER same_key AS first_place
  FROM (FROM earlier_row UNION ALL FROM keyed_row)
  WINDOW same_key AS (
    PARTITION BY region_code, series, period, source_title, published_on
    ORDER BY "row"
  )
),
compared AS (
  SELECT *, amount <> first_amount OR measure <> first_measure AS other_figure
  FROM keyed
  WHERE "row" > 0
)
SELECT
  "row",
  CASE WHEN other_figure THEN 'value' ELSE 'note' END,
  'key.duplicate',
  CASE WHEN other_figure THEN figure ELSE remarks END,
  CASE WHEN other_figure THEN first_figure ELSE first_remarks END || ' (' || first_place || ')'
FROM compared
WHERE other_figure OR remarks <> first_remarks;

INSERT INTO earlier_row
SELECT * REPLACE (0 AS "row", $file || ':' || place AS place)
FROM keyed_row
WHERE "row" NOT IN (FROM refused);
