-- How many facts of each kind the unit has in each year, by the role that it has in them. `view` and
-- `part` say which: the role in a contract, the type of an event, with `related` where the unit is its
-- other party. `facts` counts, so that what is there twice, simulated and not, counts in both.
WITH contract AS (
  SELECT registration_no, valid_from, seller_code, buyer_code, broker_code, registrar_code
  FROM contract_known
  WHERE
    NOT withdrawn
    AND state <> '解除'
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND $code IN (seller_code, buyer_code, broker_code, registrar_code)
),
fact AS (
  SELECT 'contract_registered' AS view, 'seller' AS part, false AS related, valid_from AS date
  FROM contract WHERE seller_code = $code
  UNION ALL
  SELECT 'contract_registered', 'buyer', false, valid_from FROM contract WHERE buyer_code = $code
  UNION ALL
  SELECT 'contract_registered', 'broker', false, valid_from FROM contract WHERE broker_code = $code
  UNION ALL
  SELECT 'contract_registered', 'registrar', false, valid_from FROM contract WHERE registrar_code = $code
  UNION ALL
  SELECT 'contract_registered', NULL, false, valid_from FROM contract
  UNION ALL
  SELECT
    'recognition_granted',
    NULL,
    false,
    CASE WHEN recognition_type = '迁入' THEN coalesce(moved_in_on, valid_from) ELSE valid_from END
  FROM recognition_known
  WHERE
    code = $code
    AND NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT 'rd_reported', NULL, false, make_date(year, 12, 31)
  FROM rd_spend_known
  WHERE
    code = $code
    AND NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT 'payout_made', NULL, false, valid_from
  FROM payout_known
  WHERE
    code = $code
    AND NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT 'event', event_type, code IS DISTINCT FROM $code, valid_from
  FROM event_known
  WHERE
    $code IN (code, related_code)
    AND NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT 'quota_result', NULL, false, make_date(year, 12, 31)
  FROM quota_known
  WHERE
    region = $code
    AND NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT 'entered_above_scale', NULL, false, min(valid_from)
  FROM enterprise_known
  WHERE
    code = $code
    AND above_scale
    AND NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  HAVING count(*) > 0
)
SELECT view, part, related, year(date) AS year, count(*) AS facts
FROM fact
WHERE date <= CAST($as_of AS DATE)
GROUP BY view, part, related, year(date)
ORDER BY view, part, related, year;
