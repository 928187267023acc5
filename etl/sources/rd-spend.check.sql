INSERT INTO fault
SELECT "row", 'rd_fen', 'rd.notReported', NULL, NULL FROM typed WHERE NOT reported AND rd_fen <> 0;

INSERT INTO fault
SELECT "row", 'basic_research_fen', 'rd.basicAboveTotal', NULL, NULL FROM typed WHERE basic_research_fen > rd_fen;

INSERT INTO fault SELECT "row", 'rd_fen', 'money.negative', NULL, NULL FROM typed WHERE rd_fen < 0;
INSERT INTO fault SELECT "row", 'basic_research_fen', 'money.negative', NULL, NULL FROM typed WHERE basic_research_fen < 0;
INSERT INTO fault SELECT "row", 'super_deduction_fen', 'money.negative', NULL, NULL FROM typed WHERE super_deduction_fen < 0;
INSERT INTO fault SELECT "row", 'sales_fen', 'money.negative', NULL, NULL FROM typed WHERE sales_fen < 0;
INSERT INTO fault SELECT "row", 'main_revenue_fen', 'money.negative', NULL, NULL FROM typed WHERE main_revenue_fen < 0;

-- A year that has not begun has no figure.
INSERT INTO fault
SELECT "row", 'year', 'date.future', NULL, '≤ ' || year(CAST($known_day AS DATE)) FROM typed WHERE "year" > year(CAST($known_day AS DATE));
