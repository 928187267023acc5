INSERT INTO fault
SELECT "row", 'technical_amount_fen', 'contract.technicalAmount', NULL, NULL
FROM typed WHERE technical_amount_fen > amount_fen;

INSERT INTO fault
SELECT "row", 'tax_free_amount_fen', 'contract.taxFreeAmount', NULL, NULL
FROM typed WHERE tax_free_amount_fen > coalesce(technical_amount_fen, amount_fen);

INSERT INTO fault SELECT "row", 'amount_fen', 'money.negative', NULL, NULL FROM typed WHERE amount_fen < 0;
INSERT INTO fault SELECT "row", 'technical_amount_fen', 'money.negative', NULL, NULL FROM typed WHERE technical_amount_fen < 0;
INSERT INTO fault SELECT "row", 'tax_free_amount_fen', 'money.negative', NULL, NULL FROM typed WHERE tax_free_amount_fen < 0;
INSERT INTO fault SELECT "row", 'previous_amount_fen', 'money.negative', NULL, NULL FROM typed WHERE previous_amount_fen < 0;
