INSERT INTO fault
SELECT "row", 'valid_to', 'date.order', NULL, '≥ ' || valid_from FROM typed WHERE valid_to < valid_from;
