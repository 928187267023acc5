-- One row in `fault` for each rule that a staged row breaks. An empty cell is the empty text.

-- The panel prints a year and no period, and names no publisher; its README grades the yearbook.
UPDATE staged SET period = "year" WHERE period = '';
UPDATE staged
SET
  source_title = CASE indicator_id
    WHEN 'high_tech_firms_listed' THEN '高新技术企业认定名单（逐年，省级面板整理）'
    ELSE '《中国科技统计年鉴》（techme 整理，省级面板）'
  END,
  source_grade = CASE indicator_id WHEN 'high_tech_firms_listed' THEN '' ELSE 'B' END
WHERE source_title = 'provincial panel';

INSERT INTO fault
SELECT "row", file_sha256, 'region_code', 'region.unknown', region_code || ' ' || region_name,
  (SELECT arg_min(id || ' ' || name, levenshtein(id, staged.region_code)) FROM region_ref)
FROM staged
WHERE region_code NOT IN (SELECT id FROM region_ref);

INSERT INTO fault
SELECT s."row", s.file_sha256, 'region_name', 'region.nameDiffers', s.region_name, r.name
FROM staged s
JOIN region_ref r ON r.id = s.region_code
WHERE s.region_name <> ''
  AND NOT EXISTS (SELECT 1 FROM region_name n WHERE n.id = s.region_code AND n.name = s.region_name);

INSERT INTO fault
SELECT "row", file_sha256, 'indicator_id', 'indicator.unknown', indicator_id,
  (SELECT arg_min(id, levenshtein(id, staged.indicator_id)) FROM indicator_ref)
FROM staged
WHERE indicator_id <> '' AND indicator_id NOT IN (SELECT id FROM indicator_ref);

INSERT INTO fault
SELECT "row", file_sha256, 'indicator_name', 'indicator.missing', '', NULL
FROM staged
WHERE indicator_id = '' AND indicator_name = '';

INSERT INTO fault
SELECT "row", file_sha256, 'value', 'value.notNumber', value, NULL
FROM staged
WHERE NOT regexp_full_match(value, '[+-]?[0-9]{1,14}(\.[0-9]{1,10})?');

INSERT INTO fault
SELECT "row", file_sha256, 'unit', 'unit.unknown', unit,
  (SELECT string_agg(DISTINCT from_unit, ' ' ORDER BY from_unit) FROM unit_conversion)
FROM staged
WHERE unit NOT IN (SELECT from_unit FROM unit_conversion);

INSERT INTO fault
SELECT s."row", s.file_sha256, 'unit', 'unit.otherMeasure', s.unit, i.unit
FROM staged s
JOIN indicator_ref i ON i.id = s.indicator_id
WHERE s.unit IN (SELECT from_unit FROM unit_conversion)
  AND NOT EXISTS (
    SELECT 1 FROM unit_conversion c WHERE c.from_unit = s.unit AND c.to_unit = i.unit
  );

INSERT INTO fault
SELECT "row", file_sha256, 'period', 'period.unreadable', period, NULL
FROM staged
WHERE period NOT IN (SELECT label FROM period_ref);

INSERT INTO fault
SELECT s."row", s.file_sha256, 'year', 'period.yearDiffers', s."year", coalesce(CAST(p."year" AS VARCHAR), '')
FROM staged s
JOIN period_ref p ON p.label = s.period
WHERE s."year" <> coalesce(CAST(p."year" AS VARCHAR), '') AND s."year" <> '';

INSERT INTO fault
SELECT "row", file_sha256, 'published_on', 'date.unreadable', published_on, NULL
FROM staged
WHERE published_on <> ''
  AND (TRY_CAST(published_on AS DATE) IS NULL OR NOT regexp_full_match(published_on, '\d{4}-\d{2}-\d{2}'));

INSERT INTO fault
SELECT "row", file_sha256, 'approximate', 'boolean.unreadable', approximate, NULL
FROM staged
WHERE lower(approximate) NOT IN ('', 'true', 'false', '是', '否');

INSERT INTO fault
SELECT "row", file_sha256, 'source_grade', 'grade.unknown', source_grade, NULL
FROM staged
WHERE source_grade NOT IN ('', 'A', 'B', 'C', 'D');

INSERT INTO fault
SELECT "row", file_sha256, 'source_title', 'publisher.missing', '', NULL
FROM staged
WHERE source_title = '';

-- Of rows with one key the first stands; a later one that says something else is refused, and so is
-- none that says the same.
INSERT INTO fault
WITH keyed AS (
  SELECT
    *,
    row_number() OVER same_key AS place,
    first_value("row") OVER same_key AS first_row,
    first_value(value) OVER same_key AS first_value,
    first_value(unit) OVER same_key AS first_unit
  FROM staged
  WHERE NOT EXISTS (
    SELECT 1
    FROM fault f
    JOIN rule_severity r USING (rule)
    WHERE f."row" = staged."row" AND f.file_sha256 = staged.file_sha256 AND r.severity = 'error'
  )
  WINDOW same_key AS (
    PARTITION BY
      region_code,
      CASE indicator_id WHEN '' THEN '?' || indicator_name ELSE indicator_id END,
      period,
      source_title,
      file_sha256
    ORDER BY "row"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
)
SELECT "row", file_sha256, 'value', 'key.duplicate', value || ' ' || unit,
  first_value || ' ' || first_unit || ' (' || first_row || ')'
FROM keyed
WHERE place > 1 AND (value <> first_value OR unit <> first_unit);
