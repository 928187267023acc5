INSERT INTO fault
SELECT "row", 'valid_to', 'date.order', NULL, '≥ ' || valid_from FROM typed WHERE valid_to < valid_from;

-- Near-duplicates: one code under two names, and one name under two codes, in this file or before.
CREATE OR REPLACE TEMP TABLE named_unit AS
SELECT code, name, min("row") AS "row" FROM typed WHERE code IS NOT NULL AND name IS NOT NULL GROUP BY ALL
UNION
SELECT DISTINCT code, name, CAST(NULL AS INTEGER) FROM enterprise WHERE provenance = $provenance AND NOT withdrawn;

INSERT INTO fault
SELECT a."row", 'name', 'firm.otherName', NULL, min(b.name)
FROM named_unit a
JOIN named_unit b ON b.code = a.code AND b.name <> a.name AND (b."row" IS NULL OR b."row" < a."row")
WHERE a."row" IS NOT NULL
GROUP BY a."row";

INSERT INTO fault
SELECT a."row", 'code', 'firm.otherCode', NULL, min(b.code)
FROM named_unit a
JOIN named_unit b ON b.name = a.name AND b.code <> a.code AND (b."row" IS NULL OR b."row" < a."row")
WHERE a."row" IS NOT NULL
GROUP BY a."row";
