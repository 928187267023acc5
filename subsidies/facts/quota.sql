-- A row a district's quota of a year with what its firms reached, dated by the last day of the year.
-- Firms count once in a year and kind, in the region of their certificate.
SELECT
  concat_ws(' ', quota.region, quota.year, quota.indicator) AS fact_id,
  make_date(quota.year, 12, 31) AS date,
  quota.region AS code,
  quota.region,
  quota.indicator,
  quota.amount AS quota,
  count(DISTINCT held.code) FILTER (WHERE held.recognition_type = '首次认定' AND held.year = quota.year)
    AS first_recognised,
  count(DISTINCT held.code) FILTER (WHERE held.recognition_type IN ('首次认定', '迁入') AND held.year = quota.year)
    AS first_and_moved_in,
  count(DISTINCT held.code) FILTER (WHERE held.year = quota.year) AS all_recognised,
  count(DISTINCT held.code) FILTER (WHERE held.valid_to >= make_date(quota.year, 12, 31) AND held.ended_on IS NULL)
    AS valid_stock,
  quota.provenance = 'simulated' AS simulated
FROM quota_known quota
LEFT JOIN (
  SELECT
    code,
    recognition_type,
    coalesce(managed_by, division) AS region,
    CASE WHEN recognition_type = '迁入' THEN coalesce(moved_in_on, valid_from) ELSE valid_from END AS counted_on,
    year(CASE WHEN recognition_type = '迁入' THEN coalesce(moved_in_on, valid_from) ELSE valid_from END) AS year,
    valid_to,
    coalesce(revoked_on, moved_out_on) AS ended_on,
    provenance = 'simulated' AS simulated
  FROM recognition_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
) held
  ON held.region = quota.region
  AND held.simulated = (quota.provenance = 'simulated')
  AND held.counted_on <= make_date(quota.year, 12, 31)
WHERE
  NOT quota.withdrawn
  AND quota.known_from <= CAST($known_at AS DATE)
  AND (quota.known_to IS NULL OR quota.known_to > CAST($known_at AS DATE))
  AND make_date(quota.year, 12, 31) BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
GROUP BY ALL
