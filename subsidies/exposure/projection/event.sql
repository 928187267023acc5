-- Events up to the last full year ($base), so many years later: what counts once for good, or so many
-- times, then counts as it does in that year.
CREATE TEMP TABLE event_known AS
SELECT * REPLACE (
  CAST(valid_from + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_from,
  CAST(valid_to + to_years(CAST($shift AS INTEGER)) AS DATE) AS valid_to
)
FROM event_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND year(valid_from) <= $base;
