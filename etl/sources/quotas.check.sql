INSERT INTO fault SELECT "row", 'amount', 'quota.negative', NULL, NULL FROM typed WHERE amount < 0;
