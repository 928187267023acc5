-- How the run's rules compete, and what is lost by it.
CREATE OR REPLACE TEMP TABLE membership (
  rule INTEGER, group_no INTEGER, step INTEGER, contender VARCHAR, rank INTEGER, by_year BOOLEAN, by_event BOOLEAN, valid_from DATE, valid_to DATE
);
CREATE OR REPLACE TEMP TABLE lost (id BIGINT, group_no INTEGER, winners INTEGER[], amount BIGINT);
