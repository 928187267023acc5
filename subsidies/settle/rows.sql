-- The entitlements of the year ($year): a row a payment, parted among the levels of government to the
-- fen: each level its whole part, the fen that are left one each to the largest remainders. Instalments
-- are differences of running totals, each rounded down to the fen, so that they sum to the whole.
WITH due_row AS (
  SELECT
    entitled.*,
    part_of.part,
    part_of.parts,
    coalesce(part_of.years, 0) AS later_years,
    CASE
      WHEN part_of.part IS NULL THEN ceiling
      ELSE ceiling * upto // denominator - ceiling * before // denominator
    END AS part_ceiling,
    CASE
      WHEN part_of.part IS NULL THEN remaining
      ELSE remaining * upto // denominator - remaining * before // denominator
    END AS part_remaining
  FROM entitled
  LEFT JOIN part_of
    ON part_of.rule = entitled.rule
    AND entitled.event_date BETWEEN part_of.valid_from AND part_of.valid_to
  WHERE year(entitled.event_date) = $year AND ($rule IS NULL OR entitled.rule = $rule)
),
parted AS (
  SELECT
    due_row.*,
    share_of.denominator,
    part_remaining * share_of.province // share_of.denominator AS province_whole,
    part_remaining * share_of.city // share_of.denominator AS city_whole,
    part_remaining * share_of.district // share_of.denominator AS district_whole,
    part_remaining * share_of.province % share_of.denominator AS province_rest,
    part_remaining * share_of.city % share_of.denominator AS city_rest,
    part_remaining * share_of.district % share_of.denominator AS district_rest
  FROM due_row
  LEFT JOIN share_of
    ON share_of.rule = due_row.rule
    AND due_row.event_date BETWEEN share_of.valid_from AND share_of.valid_to
),
placed AS (
  SELECT
    *,
    part_remaining - province_whole - city_whole - district_whole AS left_over,
    CAST(city_rest > province_rest AS INTEGER) + CAST(district_rest > province_rest AS INTEGER) AS before_province,
    CAST(province_rest >= city_rest AS INTEGER) + CAST(district_rest > city_rest AS INTEGER) AS before_city,
    CAST(province_rest >= district_rest AS INTEGER) + CAST(city_rest >= district_rest AS INTEGER) AS before_district
  FROM parted
)
SELECT
  placed.id,
  placed.rule,
  placed.fact_id,
  placed.beneficiary,
  placed.region,
  placed.simulated,
  placed.event_date,
  placed.facts,
  placed.facts_barred,
  CAST(placed.basis AS VARCHAR) AS basis,
  CAST(placed.uncapped AS VARCHAR) AS uncapped,
  CAST(part_ceiling AS VARCHAR) AS ceiling,
  CAST(part_remaining AS VARCHAR) AS remaining,
  CAST(province_whole + CAST(left_over > before_province AS INTEGER) AS VARCHAR) AS province,
  CAST(city_whole + CAST(left_over > before_city AS INTEGER) AS VARCHAR) AS city,
  CAST(district_whole + CAST(left_over > before_district AS INTEGER) AS VARCHAR) AS district,
  placed.missing,
  placed.presumed,
  placed.gates,
  placed.often,
  placed.part,
  placed.parts,
  CAST(
    coalesce(placed.payable_from, year(placed.event_date))
      + CASE
        WHEN payable_of.last_day IS NULL THEN payable_of.years
        WHEN strftime(placed.event_date, '%m-%d') <= payable_of.last_day THEN 0
        ELSE 1
      END
      + placed.later_years AS INTEGER
  ) AS payable_year,
  CAST(lost_to.lost AS VARCHAR) AS lost
FROM placed
LEFT JOIN payable_of ON payable_of.rule = placed.rule
LEFT JOIN (
  SELECT id, to_json(list({'group': group_no, 'winners': winners, 'amount': CAST(amount AS VARCHAR)} ORDER BY group_no)) AS lost
  FROM lost
  GROUP BY id
) lost_to ON lost_to.id = placed.id
ORDER BY placed.rule, placed.event_date, placed.beneficiary, placed.fact_id, placed.simulated, placed.part;
