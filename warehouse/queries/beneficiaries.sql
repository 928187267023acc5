-- Every unit that a register, contract, certificate, event or R&D report names, as known: a row a code
-- with the name, region and kind that stand last in the best source (the register of units first).
-- `codes` names units, as a list in JSON; `text` gives those whose code begins with it or whose name
-- holds it. `on` is the last day that counts. `registered` asks the register of units alone, which is
-- quicker.
WITH named AS (
  SELECT
    code,
    name,
    coalesce(managed_by, division) AS region,
    kind,
    size,
    valid_from AS date,
    0 AS source
  FROM enterprise_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT party.code, party.name, party.region, party.kind, NULL, valid_from, 2
  FROM (
    SELECT
      valid_from,
      unnest([
        {
          'code': seller_code,
          'name': seller_name,
          'region': coalesce(seller_managed_by, seller_division),
          'kind': seller_kind
        },
        {
          'code': buyer_code,
          'name': buyer_name,
          'region': coalesce(buyer_managed_by, buyer_division),
          'kind': buyer_kind
        },
        {'code': broker_code, 'name': broker, 'region': NULL, 'kind': NULL},
        {'code': registrar_code, 'name': registrar, 'region': NULL, 'kind': NULL}
      ]) AS party
    FROM contract_known
    WHERE
      NOT withdrawn
      AND NOT $registered
      AND known_from <= CAST($known_at AS DATE)
      AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  )
  UNION ALL
  SELECT code, name, coalesce(managed_by, division), '企业', NULL, valid_from, 1
  FROM recognition_known
  WHERE
    NOT withdrawn
    AND NOT $registered
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT code, name, coalesce(managed_by, division), kind, NULL, valid_to, 1
  FROM rd_spend_known
  WHERE
    NOT withdrawn
    AND NOT $registered
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT code, unit_name, managed_by, NULL, NULL, valid_from, 2
  FROM event_known
  WHERE
    NOT withdrawn
    AND NOT $registered
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  UNION ALL
  SELECT code, payee, managed_by, NULL, NULL, valid_from, 3
  FROM payout_known
  WHERE
    NOT withdrawn
    AND NOT $registered
    AND known_from <= CAST($known_at AS DATE)
    AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
chosen AS (
  SELECT *
  FROM named
  WHERE
    code IS NOT NULL
    AND date <= CAST($on AS DATE)
    AND ($codes IS NULL OR code IN (SELECT unnest(from_json($codes, '["VARCHAR"]'))))
    AND ($text IS NULL OR starts_with(code, upper($text)) OR contains(lower(name), lower($text)))
)
SELECT
  code,
  arg_max(name, (-source, date)) AS name,
  arg_max(region, (-source, date)) AS region,
  arg_max(kind, (-source, date)) AS kind,
  arg_max(size, (-source, date)) AS size,
  bool_or(source = 0) AS registered
FROM chosen
GROUP BY code
ORDER BY
  $text IS NOT NULL AND code <> upper($text),
  $text IS NOT NULL AND NOT starts_with(arg_max(name, (-source, date)), $text),
  length(arg_max(name, (-source, date))),
  code
LIMIT $most;
