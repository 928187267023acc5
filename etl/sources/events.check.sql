INSERT INTO fault
SELECT "row", 'valid_to', 'date.order', NULL, '≥ ' || valid_from FROM typed WHERE valid_to < valid_from;

INSERT INTO fault
SELECT t."row", 'level', 'event.level', NULL, r.levels
FROM typed t JOIN event_type_ref r USING (event_type)
WHERE t.level IS NOT NULL AND r.levels <> '' AND NOT list_contains(string_split(r.levels, '、'), t.level);

INSERT INTO fault
SELECT t."row", 'grade', 'event.grade', NULL, r.grades
FROM typed t JOIN event_type_ref r USING (event_type)
WHERE t.grade IS NOT NULL AND r.grades <> '' AND NOT list_contains(string_split(r.grades, '、'), t.grade);

CREATE OR REPLACE TEMP TABLE event_attribute AS
SELECT "row", event_type, entry.key AS heading, entry.value AS cell
FROM (SELECT "row", event_type, unnest(map_entries(attributes)) AS entry FROM typed WHERE attributes IS NOT NULL);

INSERT INTO fault
SELECT a."row", a.heading, 'event.attributeForeign', NULL, NULL
FROM event_attribute a
WHERE NOT EXISTS (
  SELECT 1 FROM event_attribute_ref r WHERE r.event_type = a.event_type AND r.heading = a.heading
) AND a.event_type IS NOT NULL;

INSERT INTO fault
SELECT a."row", a.heading,
  CASE WHEN r.unit = '元' AND left(a.cell, 1) = '?' THEN 'money.unitMissing' ELSE 'event.attribute' END,
  NULL,
  CASE WHEN r.choices <> '' THEN r.choices ELSE '数字 / a number (' || r.unit || ')' END
FROM event_attribute a
JOIN event_attribute_ref r ON r.event_type = a.event_type AND r.heading = a.heading
WHERE (r.choices <> '' AND NOT list_contains(string_split(r.choices, '、'), a.cell))
  OR (r.unit <> '' AND number_text(rtrim(a.cell, '%')) IS NULL);
