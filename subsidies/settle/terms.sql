-- What the run's rules say of shares, days of payment and instalments, and how they compete.
CREATE OR REPLACE TEMP TABLE share_of (
  rule INTEGER, valid_from DATE, valid_to DATE, province HUGEINT, city HUGEINT, district HUGEINT, denominator HUGEINT
);
CREATE OR REPLACE TEMP TABLE payable_of (rule INTEGER, years INTEGER, last_day VARCHAR);
CREATE OR REPLACE TEMP TABLE part_of (
  rule INTEGER, valid_from DATE, valid_to DATE, part INTEGER, parts INTEGER, years INTEGER, before HUGEINT, upto HUGEINT, denominator HUGEINT
);
CREATE OR REPLACE TEMP TABLE membership (
  rule INTEGER, group_no INTEGER, step INTEGER, contender VARCHAR, rank INTEGER, by_year BOOLEAN, by_event BOOLEAN, valid_from DATE, valid_to DATE
);
-- Rules of which at most a ceiling is printed: case by case.
CREATE OR REPLACE TEMP TABLE not_computed (rule INTEGER);
CREATE OR REPLACE TEMP TABLE lost (id BIGINT, group_no INTEGER, winners INTEGER[], amount BIGINT);
