-- The register of units as known: a row a unit and the span of days for which it was registered so.
CREATE OR REPLACE TEMP TABLE unit AS
SELECT
  code,
  provenance = 'simulated' AS simulated,
  valid_from,
  max(valid_to) AS valid_to,
  any_value(kind) AS kind,
  any_value(size) AS size,
  any_value(size IN ('中型', '小型', '微型')) AS sme,
  any_value(above_scale) AS above_scale,
  any_value(four_up_category) AS four_up_category,
  any_value(industry_tags) AS industry_tags,
  any_value(coalesce(managed_by, division)) AS region,
  any_value(founded_on) AS founded_on
FROM enterprise_known
WHERE
  NOT withdrawn
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
GROUP BY code, provenance = 'simulated', valid_from;
