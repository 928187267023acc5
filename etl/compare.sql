-- A row that contradicts an earlier one with its key, in this table or in another of the same command.
INSERT INTO fault
SELECT "row", $key_column, 'key.duplicate', NULL, $file || ':' || first_row
FROM repeated
WHERE "row" <> first_row AND content_hash <> first_hash;

INSERT INTO fault
SELECT "row", $key_column, 'key.duplicate', NULL, 'row ' || last_row
FROM compared
WHERE last_run = $run_id AND NOT last_withdrawn AND last_hash <> content_hash
  AND "row" NOT IN (SELECT "row" FROM fault WHERE rule = 'key.duplicate');

-- Rows that make no claim: refused, said before, or said by an earlier row of the table.
CREATE OR REPLACE TEMP TABLE not_new AS
SELECT "row" FROM refused
UNION
SELECT "row" FROM compared WHERE last_hash = content_hash AND NOT last_withdrawn
UNION
SELECT "row" FROM repeated WHERE "row" <> first_row;

CREATE OR REPLACE TEMP VIEW incoming AS
SELECT
  typed."row",
  CASE WHEN compared."row" IS NULL OR compared.last_withdrawn THEN 'new' ELSE 'revised' END AS change
FROM typed
LEFT JOIN compared ON compared."row" = typed."row"
WHERE typed."row" NOT IN (SELECT "row" FROM not_new);
