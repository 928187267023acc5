-- Yearly quotas of districts and cities as known on a day, real and simulated apart; where both a
-- published and a reported one are known, the published stands. $years is a JSON list.
WITH wanted AS (
  SELECT unnest(from_json($years, '["INTEGER"]')) AS year
),
ranked AS (
  SELECT
    quota_known.*,
    provenance = 'simulated' AS simulated,
    row_number() OVER (
      PARTITION BY provenance = 'simulated', year, region, indicator
      ORDER BY provenance, claim_id
    ) AS choice
  FROM quota_known
  JOIN wanted USING (year)
  WHERE
    known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND NOT withdrawn
)
SELECT
  simulated,
  year,
  region,
  indicator,
  amount,
  definition,
  provenance,
  known_from,
  f.name AS file,
  ranked.file_sha256,
  sheet,
  "row"
FROM ranked
LEFT JOIN source_file f ON f.run_id = ranked.run_id AND f.file_sha256 = ranked.file_sha256
WHERE choice = 1
ORDER BY simulated, year, region, indicator;
