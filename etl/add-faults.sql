INSERT INTO fault
SELECT CAST(f ->> 'row' AS INTEGER), f ->> 'column', f ->> 'rule', f ->> 'found', f ->> 'expected'
FROM (SELECT unnest(from_json($faults, '["JSON"]')) AS f);
