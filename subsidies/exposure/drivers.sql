-- What drives entitlements, year by year up to $as_of as known on $known_at: turnover of contracts by class
-- and size of the seller, R&D by size of sales, firms recognised and moved in, certificates that expired
-- and were renewed, and events by kind. Money in fen.
WITH contract_now AS (
  SELECT * FROM contract_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated AND state <> '解除'
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND valid_from <= CAST($as_of AS DATE)
),
size_now AS (
  SELECT code, arg_max(size, valid_from) AS size
  FROM enterprise_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  GROUP BY code
),
certificate AS (
  SELECT * FROM recognition_known
  WHERE
    NOT withdrawn AND (provenance = 'simulated') = $simulated
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND valid_from <= CAST($as_of AS DATE)
)
SELECT
  concat_ws(
    '.',
    'contract',
    CASE WHEN class IN ('技术开发', '技术转让', '技术许可') THEN 'development' ELSE 'service' END,
    CASE WHEN size = '大型' THEN 'large' WHEN size IS NOT NULL THEN 'small' ELSE 'other' END
  ) AS driver,
  year(valid_from) AS year,
  CAST(sum(amount_fen) AS DOUBLE) AS value
FROM contract_now
LEFT JOIN size_now ON size_now.code = seller_code
GROUP BY ALL
UNION ALL
SELECT 'contract', year(valid_from), CAST(sum(amount_fen) AS DOUBLE) FROM contract_now GROUP BY ALL
UNION ALL
SELECT
  'rd.' || CASE WHEN sales_fen > 20000000000 THEN 'large' ELSE 'small' END,
  year,
  CAST(sum(coalesce(super_deduction_fen, rd_fen)) AS DOUBLE)
FROM rd_spend_known
WHERE
  NOT withdrawn AND (provenance = 'simulated') = $simulated AND data_source = '加计扣除'
  AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND valid_to <= CAST($as_of AS DATE)
GROUP BY ALL
UNION ALL
SELECT
  CASE recognition_type WHEN '首次认定' THEN 'recognition.first' ELSE 'recognition.moved' END,
  year(CASE WHEN recognition_type = '迁入' THEN coalesce(moved_in_on, valid_from) ELSE valid_from END),
  CAST(count(*) AS DOUBLE)
FROM certificate
WHERE recognition_type <> '重新认定'
GROUP BY ALL
UNION ALL
SELECT 'renewal.expired', year(valid_to), CAST(count(*) AS DOUBLE)
FROM certificate
WHERE valid_to <= CAST($as_of AS DATE)
GROUP BY ALL
UNION ALL
SELECT 'renewal.renewed', year(this.valid_to), CAST(count(DISTINCT this.certificate) AS DOUBLE)
FROM certificate this
JOIN certificate next
  ON next.code = this.code
  AND next.provenance = this.provenance
  AND next.recognition_type = '重新认定'
  AND next.valid_from BETWEEN this.valid_to - INTERVAL 1 YEAR AND this.valid_to + INTERVAL 1 YEAR
  AND next.certificate <> this.certificate
WHERE this.valid_to <= CAST($as_of AS DATE)
GROUP BY ALL
UNION ALL
SELECT 'event.' || event_type, year(valid_from), CAST(count(*) AS DOUBLE)
FROM event_known
WHERE
  NOT withdrawn AND (provenance = 'simulated') = $simulated
  AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND valid_from <= CAST($as_of AS DATE)
GROUP BY ALL
ORDER BY driver, year;
