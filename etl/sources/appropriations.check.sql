INSERT INTO fault
SELECT "row", 'amount_fen', 'appropriation.sign', NULL, NULL
FROM typed WHERE (adjustment = '调减' AND amount_fen > 0) OR (adjustment <> '调减' AND amount_fen < 0);

-- A reduction printed without its sign is a reduction all the same.
UPDATE typed_all SET amount_fen = -amount_fen WHERE adjustment = '调减' AND amount_fen > 0;
