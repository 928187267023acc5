-- A row that contradicts an earlier one with its key, in this table or in another of the same command.
INSERT INTO fault
SELECT "row", $key_column, 'key.duplicate', key_text, concat_ws('!', $file, $sheet) || ':' || first_row
FROM repeated
WHERE "row" <> first_row AND content_hash <> first_hash;

INSERT INTO fault
SELECT c."row", $key_column, 'key.duplicate', c.key_text, concat_ws('!', coalesce(f.name, $file), c.last_sheet) || ':' || c.last_row
FROM compared c
LEFT JOIN source_file f ON f.run_id = c.last_run AND f.file_sha256 = c.last_file
WHERE c.last_run = $run_id AND NOT c.last_withdrawn AND c.last_hash <> c.content_hash
  AND c."row" NOT IN (SELECT "row" FROM fault WHERE rule = 'key.duplicate');

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
