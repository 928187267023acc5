INSERT INTO lost_row
SELECT CAST(r ->> 'row' AS INTEGER), r ->> 'cells'
FROM (SELECT unnest(from_json($lost, '["JSON"]')) AS r);
