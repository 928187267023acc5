-- 高新技术企业认定管理办法: certificates are valid for three years from their issue.
INSERT INTO fault
SELECT "row", 'certificate', 'certificate.number', NULL, NULL
FROM typed WHERE NOT regexp_full_match(certificate, 'G[RF][0-9]{12}');

INSERT INTO fault
SELECT "row", 'valid_from', 'certificate.year', NULL, substr(certificate, 3, 4)
FROM typed
WHERE regexp_full_match(certificate, 'G[RF][0-9]{12}')
  AND CAST(substr(certificate, 3, 4) AS INTEGER) <> year(valid_from);

INSERT INTO fault
SELECT "row", 'valid_to', 'certificate.validity', NULL, CAST(CAST(valid_from + INTERVAL 3 YEAR AS DATE) AS VARCHAR)
FROM typed
WHERE valid_to NOT BETWEEN valid_from + INTERVAL 3 YEAR - INTERVAL 31 DAY AND valid_from + INTERVAL 3 YEAR + INTERVAL 1 DAY;

INSERT INTO fault
SELECT "row", 'moved_in_on', 'certificate.movedIn', '', NULL
FROM typed
WHERE recognition_type = '迁入' AND moved_in_on IS NULL AND bad = 0;

INSERT INTO fault
SELECT "row", 'moved_in_on', 'date.order', NULL, '≥ ' || valid_from FROM typed WHERE moved_in_on < valid_from;

INSERT INTO fault
SELECT "row", 'moved_out_on', 'date.order', NULL, '≥ ' || coalesce(moved_in_on, valid_from)
FROM typed WHERE moved_out_on < coalesce(moved_in_on, valid_from);

INSERT INTO fault
SELECT "row", 'revoked_on', 'date.order', NULL, '≥ ' || valid_from FROM typed WHERE revoked_on < valid_from;

-- One code with two names.
INSERT INTO fault
SELECT t."row", 'name', 'firm.otherName', NULL, min(o.name)
FROM typed t
JOIN (
  SELECT code, name, "row" FROM typed
  UNION ALL
  SELECT code, name, -1 FROM enterprise WHERE provenance = $provenance AND NOT withdrawn
) o ON o.code = t.code AND o.name <> t.name AND o."row" < t."row"
GROUP BY t."row";

INSERT INTO fault
SELECT t."row", 'code', 'firm.otherCode', NULL, min(o.code)
FROM typed t
JOIN (
  SELECT code, name, "row" FROM typed
  UNION ALL
  SELECT code, name, -1 FROM enterprise WHERE provenance = $provenance AND NOT withdrawn
) o ON o.name = t.name AND o.code <> t.code AND o."row" < t."row"
GROUP BY t."row";
