-- An empty part is zero where the others make up the amount, and only there.
INSERT INTO fault
SELECT "row", 'amount_fen', 'parts.sum', NULL,
  yuan_text(coalesce(province_fen, 0) + coalesce(city_fen, 0) + coalesce(district_fen, 0))
FROM typed
WHERE bad = 0 AND amount_fen <> coalesce(province_fen, 0) + coalesce(city_fen, 0) + coalesce(district_fen, 0);

INSERT INTO fault
SELECT "row", 'amount_fen', 'parts.sign', NULL, NULL
FROM typed
WHERE least(sign(province_fen), sign(city_fen), sign(district_fen)) < 0 AND amount_fen > 0
  OR greatest(sign(province_fen), sign(city_fen), sign(district_fen)) > 0 AND amount_fen < 0;

INSERT INTO fault
SELECT "row", 'document_no', 'document.unknown', NULL, NULL
FROM typed WHERE document_no NOT IN (SELECT number FROM document_ref);
