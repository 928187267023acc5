-- What a unit is, on its last row in the register: kind and size, by which a reform's effect is shown; and
-- by which drivers its entitlements grow: large (2 large, 1 smaller, 0 not known), and whether its sales in
-- the last full year pass 200 million.
SELECT
  code,
  max(kind) AS kind,
  max(size) AS size,
  max(CASE WHEN size = '大型' THEN 2 WHEN size IS NOT NULL THEN 1 ELSE 0 END) AS large,
  max(much) AS much
FROM (
  SELECT code, arg_max(kind, valid_from) AS kind, arg_max(size, valid_from) AS size, 0 AS much
  FROM enterprise_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  GROUP BY code
  UNION ALL
  SELECT code, NULL, NULL, max(CAST(sales_fen > 20000000000 AS INTEGER))
  FROM rd_spend_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated AND year = $rd_base
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  GROUP BY code
)
GROUP BY code;
