-- What 济科发〔2021〕27号 arts. 4–7, 济政发〔2021〕14号（七） and 济科发〔2020〕10号 二（一） owe for the events
-- of 2023, written by hand for these nine rules alone: the baseline of the engine. A row an entitlement,
-- with what the engine says of it: basis, sums before and after caps, what is left of the highest role.
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
    coalesce(kind = '企业' AND four_up_category IS NULL AND above_scale IS NOT TRUE, false) AS below_scale,
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
  SELECT code, simulated, year + 1 AS year
  FROM rd_now
  WHERE data_source = '研发统计' AND rd_fen = 0 AND coalesce(in_statistics, true) AND coalesce(reported, true)
),
none_twice AS (
  SELECT code, simulated, year FROM no_research
  INTERSECT
  SELECT code, simulated, year + 1 FROM no_research
),
place AS (
  SELECT unnest([
    '370100', '370102', '370103', '370104', '370105', '370112', '370113', '370114', '370115', '370116', '370117',
    '370124', '370126', 'JN-GXQ', 'JN-QBQ', 'JN-NSQ', 'JN-LWGXQ'
  ]) AS id
),
party AS (
  SELECT
    'seller' AS role, 1 AS role_order,
    CASE WHEN class IN ('技术开发', '技术转让', '技术许可') THEN 'seller-development' ELSE 'seller-service' END AS rule,
    seller_code AS code, coalesce(seller_managed_by, seller_division) AS region, seller_kind AS kind,
    valid_from AS date, simulated, publicly_funded,
    CASE
      WHEN previous_registration_no IS NULL AND previous_amount_fen IS NULL THEN amount_fen
      WHEN previous_amount_fen IS NOT NULL THEN greatest(amount_fen - previous_amount_fen, 0)
    END AS fen
  FROM contract_now
  UNION ALL
  SELECT 'buyer', 2, 'buyer-sme', buyer_code, coalesce(buyer_managed_by, buyer_division), buyer_kind, valid_from, simulated, publicly_funded, amount_fen
  FROM contract_now
  WHERE buyer_small IS NOT FALSE AND (seller_kind IN ('高等院校', '科研院所', '企业')) IS NOT FALSE
  UNION ALL
  SELECT 'broker', 3, 'broker', broker_code, NULL, NULL, valid_from, simulated, publicly_funded, amount_fen
  FROM contract_now
  WHERE broker_code IS NOT NULL AND (applied_in IN (FROM place)) IS NOT FALSE
  UNION ALL
  SELECT 'registrar', 4, 'registrar', registrar_code, NULL, NULL, valid_from, simulated, publicly_funded, amount_fen
  FROM contract_now
  WHERE registrar_code IS NOT NULL
),
placed AS (
  SELECT party.* REPLACE (coalesce(party.region, unit_now.region) AS region, coalesce(party.kind, unit_now.kind) AS kind), below_scale
  FROM party
  LEFT JOIN unit_now
    ON unit_now.code = party.code AND unit_now.simulated = party.simulated
    AND party.date BETWEEN unit_now.valid_from AND unit_now.valid_to
  WHERE party.code IS NOT NULL AND publicly_funded IS NOT TRUE
),
turnover AS (
  SELECT
    role, role_order, rule, code, simulated,
    arg_max(region, date) AS region, max(date) AS date, count(*) AS facts,
    sum(fen) FILTER (WHERE publicly_funded IS NOT NULL) AS basis
  FROM placed
  WHERE
    (region IS NULL OR region IN (FROM place))
    AND (role <> 'seller' OR kind IS NULL OR kind IN ('高等院校', '科研院所', '企业'))
    AND (role <> 'buyer' OR kind IS NULL OR kind = '企业')
    AND NOT EXISTS (SELECT 1 FROM bar WHERE bar.code = placed.code AND bar.simulated = placed.simulated AND placed.date BETWEEN bar.valid_from AND bar.valid_to)
    AND (below_scale IS TRUE OR NOT EXISTS (SELECT 1 FROM none_twice n WHERE n.code = placed.code AND n.simulated = placed.simulated AND n.year = 2023))
  GROUP BY role, role_order, rule, code, simulated
),
priced AS (
  SELECT
    *,
    CASE rule
      WHEN 'seller-development' THEN basis * 15 // 10000
      WHEN 'seller-service' THEN basis // 1000
      WHEN 'buyer-sme' THEN basis * 3 // 100
      WHEN 'broker' THEN CASE WHEN basis >= 300000000 THEN (basis * 15 * 2 + 1000) // 2000 ELSE 0 END
      WHEN 'registrar' THEN CASE WHEN basis >= 100000000000 THEN (basis * 2 + 10000) // 20000 ELSE 0 END
    END AS uncapped,
    CASE rule
      WHEN 'seller-development' THEN 80000000
      WHEN 'seller-service' THEN 50000000
      WHEN 'buyer-sme' THEN 100000000
      WHEN 'broker' THEN 50000000
      WHEN 'registrar' THEN 30000000
    END AS cap
  FROM turnover
),
of_role AS (
  SELECT role, role_order, code, simulated, sum(least(uncapped, cap)) AS due
  FROM priced
  WHERE uncapped IS NOT NULL
  GROUP BY role, role_order, code, simulated
),
highest AS (
  SELECT code, simulated, arg_min(role, (-due, role_order)) AS role
  FROM of_role
  WHERE due > 0
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
    recognised.*,
    row_number() OVER (PARTITION BY recognition_type, recognised.code, recognised.simulated ORDER BY date, certificate) AS nth
  FROM recognised
  LEFT JOIN unit_now
    ON unit_now.code = recognised.code AND unit_now.simulated = recognised.simulated
    AND recognised.date BETWEEN unit_now.valid_from AND unit_now.valid_to
  WHERE
    recognised.region IN (FROM place)
    AND NOT EXISTS (SELECT 1 FROM bar WHERE bar.code = recognised.code AND bar.simulated = recognised.simulated AND recognised.date BETWEEN bar.valid_from AND bar.valid_to)
    AND (below_scale IS TRUE OR NOT EXISTS (SELECT 1 FROM none_twice n WHERE n.code = recognised.code AND n.simulated = recognised.simulated AND n.year = year(recognised.date)))
),
research AS (
  SELECT
    this.code, this.simulated, coalesce(this.managed_by, this.division) AS region,
    CASE WHEN this.sales_fen > 20000000000 THEN 'rd-increment-large' ELSE 'rd-total-small' END AS rule,
    CASE
      WHEN this.sales_fen IS NULL THEN NULL
      WHEN this.sales_fen > 20000000000 THEN greatest(this.super_deduction_fen - last.super_deduction_fen, 0)
      ELSE this.super_deduction_fen
    END AS basis
  FROM rd_now this
  LEFT JOIN rd_now last
    ON last.code = this.code AND last.simulated = this.simulated AND last.data_source = '加计扣除' AND last.year = 2022
  LEFT JOIN unit_now
    ON unit_now.code = this.code AND unit_now.simulated = this.simulated
    AND DATE '2023-12-31' BETWEEN unit_now.valid_from AND unit_now.valid_to
  WHERE
    this.data_source = '加计扣除' AND this.year = 2023 AND coalesce(this.kind, '企业') = '企业'
    AND coalesce(this.managed_by, this.division) IN (FROM place)
    AND NOT EXISTS (SELECT 1 FROM bar WHERE bar.code = this.code AND bar.simulated = this.simulated AND DATE '2023-12-31' BETWEEN bar.valid_from AND bar.valid_to)
    AND (below_scale IS TRUE OR NOT EXISTS (SELECT 1 FROM none_twice n WHERE n.code = this.code AND n.simulated = this.simulated AND n.year = 2023))
),
entitled AS (
  SELECT
    'jn-tech-transfer-2021.' || rule AS rule, '2023' AS fact_id, code AS beneficiary, region, simulated, date AS event_date, facts,
    basis, uncapped, least(uncapped, cap) AS ceiling,
    CASE WHEN highest.role IS NULL OR highest.role = priced.role THEN least(uncapped, cap) ELSE 0 END AS remaining
  FROM priced
  LEFT JOIN highest USING (code, simulated)
  UNION ALL
  SELECT
    CASE recognition_type WHEN '首次认定' THEN 'jn-innovation-capacity-2021.htf-first' ELSE 'jn-innovation-capacity-2021.htf-renewed' END,
    certificate, code, region, simulated, date, 1, NULL, due, due, due
  FROM (
    SELECT *, CASE WHEN recognition_type = '重新认定' THEN 10000000 WHEN nth = 1 THEN 30000000 ELSE 0 END AS due
    FROM once
    WHERE date >= DATE '2023-01-01'
  )
  UNION ALL
  SELECT
    'jn-sci-services-2020.' || rule, concat_ws(' ', code, 2023, '加计扣除'), code, region, simulated, DATE '2023-12-31', 1,
    basis, (basis * 2 + 10) // 20, least((basis * 2 + 10) // 20, 1000000000), least((basis * 2 + 10) // 20, 1000000000)
  FROM research
)
SELECT
  rule, fact_id, beneficiary, region, simulated, CAST(event_date AS VARCHAR) AS event_date, facts,
  CAST(basis AS VARCHAR) AS basis, CAST(uncapped AS VARCHAR) AS uncapped, CAST(ceiling AS VARCHAR) AS ceiling,
  CAST(remaining AS VARCHAR) AS remaining, CAST(0 AS VARCHAR) AS province, CAST(remaining AS VARCHAR) AS city,
  CAST(0 AS VARCHAR) AS district, 2024 AS payable_year
FROM entitled
ORDER BY rule, event_date, beneficiary, fact_id
