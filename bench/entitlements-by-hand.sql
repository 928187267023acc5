-- What 济科发〔2021〕27号 arts. 4–7, 济政发〔2021〕14号（七） and 济科发〔2020〕10号 二（一） owe for the events
-- of 2023, written by hand for these nine rules alone: the baseline of the engine.
WITH contract_now AS (
  SELECT *, provenance = 'simulated' AS simulated
  FROM contract_known
  WHERE
    NOT withdrawn AND state <> '解除'
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND valid_from BETWEEN DATE '2023-01-01' AND DATE '2023-12-31'
),
rd_now AS (
  SELECT *, provenance = 'simulated' AS simulated
  FROM rd_spend_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
unit_now AS (
  SELECT
    code, provenance = 'simulated' AS simulated, kind, coalesce(managed_by, division) AS region,
    valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM enterprise_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
bar AS (
  SELECT code, provenance = 'simulated' AS simulated, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM integrity_known
  WHERE
    NOT withdrawn
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
),
no_research AS (
  SELECT code, simulated
  FROM rd_now
  WHERE data_source = '研发统计' AND year IN (2021, 2022) AND rd_fen = 0 AND coalesce(in_statistics, true) AND coalesce(reported, true)
  GROUP BY code, simulated
  HAVING count(DISTINCT year) = 2
),
place AS (
  SELECT unnest([
    '370100', '370102', '370103', '370104', '370105', '370112', '370113', '370114', '370115', '370116', '370117',
    '370124', '370126', 'JN-GXQ', 'JN-QBQ', 'JN-NSQ', 'JN-LWGXQ'
  ]) AS id
),
party AS (
  SELECT
    'seller' AS role,
    CASE WHEN class IN ('技术开发', '技术转让', '技术许可') THEN 'development' ELSE 'service' END AS part,
    seller_code AS code, coalesce(seller_managed_by, seller_division) AS region, seller_kind AS kind,
    valid_from AS date, simulated, publicly_funded,
    CASE
      WHEN previous_registration_no IS NULL AND previous_amount_fen IS NULL THEN amount_fen
      WHEN previous_amount_fen IS NOT NULL THEN greatest(amount_fen - previous_amount_fen, 0)
    END AS fen
  FROM contract_now
  UNION ALL
  SELECT 'buyer', 'buyer', buyer_code, coalesce(buyer_managed_by, buyer_division), buyer_kind, valid_from, simulated, publicly_funded, amount_fen
  FROM contract_now
  WHERE buyer_small IS NOT FALSE AND (seller_kind IN ('高等院校', '科研院所', '企业')) IS NOT FALSE
  UNION ALL
  SELECT 'broker', 'broker', broker_code, NULL, NULL, valid_from, simulated, publicly_funded, amount_fen
  FROM contract_now
  WHERE broker_code IS NOT NULL AND (applied_in IN (FROM place)) IS NOT FALSE
  UNION ALL
  SELECT 'registrar', 'registrar', registrar_code, NULL, NULL, valid_from, simulated, publicly_funded, amount_fen
  FROM contract_now
  WHERE registrar_code IS NOT NULL
),
placed AS (
  SELECT party.* REPLACE (coalesce(party.region, unit_now.region) AS region, coalesce(party.kind, unit_now.kind) AS kind)
  FROM party
  LEFT JOIN unit_now
    ON unit_now.code = party.code AND unit_now.simulated = party.simulated
    AND party.date BETWEEN unit_now.valid_from AND unit_now.valid_to
  WHERE party.code IS NOT NULL AND publicly_funded IS NOT TRUE
),
turnover AS (
  SELECT role, part, code, simulated, sum(fen) FILTER (WHERE publicly_funded IS NOT NULL) AS fen
  FROM placed
  WHERE
    (region IS NULL OR region IN (FROM place))
    AND (role <> 'seller' OR kind IS NULL OR kind IN ('高等院校', '科研院所', '企业'))
    AND (role <> 'buyer' OR kind IS NULL OR kind = '企业')
    AND NOT EXISTS (SELECT 1 FROM bar WHERE bar.code = placed.code AND bar.simulated = placed.simulated AND placed.date BETWEEN bar.valid_from AND bar.valid_to)
    AND NOT EXISTS (SELECT 1 FROM no_research n WHERE n.code = placed.code AND n.simulated = placed.simulated)
  GROUP BY role, part, code, simulated
),
priced AS (
  SELECT
    role, code, simulated,
    CASE part
      WHEN 'development' THEN least(fen * 15 // 10000, 80000000)
      WHEN 'service' THEN least(fen // 1000, 50000000)
      WHEN 'buyer' THEN least(fen * 3 // 100, 100000000)
      WHEN 'broker' THEN CASE WHEN fen >= 300000000 THEN least((fen * 15 * 2 + 1000) // 2000, 50000000) ELSE 0 END
      WHEN 'registrar' THEN CASE WHEN fen >= 100000000000 THEN least((fen * 2 + 10000) // 20000, 30000000) ELSE 0 END
    END AS due
  FROM turnover
),
of_role AS (
  SELECT role, code, simulated, sum(due) AS due
  FROM priced
  GROUP BY role, code, simulated
),
highest AS (
  SELECT code, simulated, max(due) AS due
  FROM of_role
  GROUP BY code, simulated
),
recognised AS (
  SELECT
    recognition_type, code, coalesce(managed_by, division) AS region, valid_from AS date, provenance = 'simulated' AS simulated, certificate
  FROM recognition_known
  WHERE
    NOT withdrawn AND recognition_type IN ('首次认定', '重新认定')
    AND known_from <= CAST($known_at AS DATE) AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
    AND valid_from BETWEEN DATE '2021-08-29' AND DATE '2023-12-31'
),
once AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY recognition_type, code, simulated ORDER BY date, certificate) AS nth
  FROM recognised
  WHERE
    region IN (FROM place)
    AND NOT EXISTS (SELECT 1 FROM bar WHERE bar.code = recognised.code AND bar.simulated = recognised.simulated AND recognised.date BETWEEN bar.valid_from AND bar.valid_to)
    AND NOT EXISTS (
      SELECT 1 FROM rd_now r
      WHERE r.code = recognised.code AND r.simulated = recognised.simulated AND r.data_source = '研发统计'
        AND r.year IN (year(recognised.date) - 1, year(recognised.date) - 2) AND r.rd_fen = 0
        AND coalesce(r.in_statistics, true) AND coalesce(r.reported, true)
      HAVING count(DISTINCT r.year) = 2
    )
),
research AS (
  SELECT
    this.code, this.simulated,
    least(
      CASE
        WHEN this.sales_fen > 20000000000 THEN (greatest(this.super_deduction_fen - last.super_deduction_fen, 0) * 2 + 10) // 20
        ELSE (this.super_deduction_fen * 2 + 10) // 20
      END,
      1000000000
    ) AS due,
    this.sales_fen IS NULL OR this.super_deduction_fen IS NULL OR (this.sales_fen > 20000000000 AND last.super_deduction_fen IS NULL) AS unknown
  FROM rd_now this
  LEFT JOIN rd_now last
    ON last.code = this.code AND last.simulated = this.simulated AND last.data_source = '加计扣除' AND last.year = 2022
  WHERE
    this.data_source = '加计扣除' AND this.year = 2023 AND coalesce(this.kind, '企业') = '企业'
    AND coalesce(this.managed_by, this.division) IN (FROM place)
    AND NOT EXISTS (SELECT 1 FROM bar WHERE bar.code = this.code AND bar.simulated = this.simulated AND DATE '2023-12-31' BETWEEN bar.valid_from AND bar.valid_to)
    AND NOT EXISTS (SELECT 1 FROM no_research n WHERE n.code = this.code AND n.simulated = this.simulated)
)
SELECT 'contracts' AS kind, code, CAST(due AS VARCHAR) AS due FROM highest
UNION ALL
SELECT recognition_type, code, CASE WHEN recognition_type = '重新认定' THEN '10000000' WHEN nth = 1 THEN '30000000' ELSE '0' END
FROM once
WHERE date >= DATE '2023-01-01'
UNION ALL
SELECT 'research', code, CASE WHEN NOT unknown THEN CAST(due AS VARCHAR) END FROM research
ORDER BY 1, 2
