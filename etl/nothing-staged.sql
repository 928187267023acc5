-- A table that was refused as a whole has no rows whose cells could be shown.
CREATE OR REPLACE TEMP TABLE column_heading (name VARCHAR, heading VARCHAR);
CREATE OR REPLACE TEMP TABLE cell_of_fault (
  "row" INTEGER, "column" VARCHAR, found VARCHAR, cells VARCHAR, natural_key VARCHAR
);
