-- Every claim with the span of days on which it was the last word on its key (region, indicator, period, publisher).
CREATE OR REPLACE VIEW observation_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY region, coalesce(indicator, '?' || indicator_name), period, publisher
    ORDER BY known_from, claim_id
  ) AS known_to
FROM observation;
