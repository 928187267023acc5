-- By which drivers' sizes a unit's entitlements grow: of firms that are not small, and of firms whose sales
-- in the last full year pass 200 million.
SELECT code, max(large) AS large, max(much) AS much
FROM (
  SELECT code, arg_max(CASE WHEN size = '大型' THEN 2 WHEN size IS NOT NULL THEN 1 ELSE 0 END, valid_from) AS large, 0 AS much
  FROM enterprise_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  GROUP BY code
  UNION ALL
  SELECT code, 0, max(CAST(sales_fen > 20000000000 AS INTEGER))
  FROM rd_spend_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated AND year = $rd_base
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  GROUP BY code
)
GROUP BY code
HAVING large > 0 OR much > 0;
