INSERT INTO fault SELECT "row", 'amount_fen', 'money.negative', NULL, NULL FROM typed WHERE amount_fen < 0;
