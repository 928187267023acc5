-- What each table starts with: no faults and no periods read.
CREATE OR REPLACE TEMP TABLE fault (
  "row" INTEGER, "column" VARCHAR, rule VARCHAR, found VARCHAR, expected VARCHAR
);

-- Rows that never became a record of the table, with what was there.
CREATE OR REPLACE TEMP TABLE lost_row ("row" INTEGER, cells VARCHAR);

-- Rows that broke a rule which keeps them out.
CREATE OR REPLACE TEMP VIEW refused AS
SELECT DISTINCT "row"
FROM fault
JOIN rule_severity USING (rule)
WHERE severity = 'error' AND "row" IS NOT NULL;

CREATE OR REPLACE TEMP TABLE period_ref (
  printed VARCHAR, label VARCHAR, kind VARCHAR, valid_from DATE, valid_to DATE, "year" INTEGER
);
