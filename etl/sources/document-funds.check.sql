INSERT INTO fault
SELECT "row", 'valid_to', 'date.order', NULL, '≥ ' || valid_from FROM typed WHERE valid_to < valid_from;

INSERT INTO fault
SELECT "row", 'document_no', 'document.unknown', NULL, NULL
FROM typed WHERE document_no NOT IN (SELECT number FROM document_ref);
