-- A row a registered contract, with the region of either side (管理归属, else 行政区划; null where
-- the register names none) and the year it was registered in. A change (变更) keeps the year of its
-- registration and brings the new amounts; a cancelled contract (解除) has counts = false.
CREATE OR REPLACE VIEW contract_place AS
SELECT
  claim_id,
  registration_no,
  class,
  state,
  state <> '解除' AS counts,
  coalesce(seller_kind IN ('高等院校', '科研院所'), false) AS academic_seller,
  coalesce(seller_managed_by, seller_division) AS seller_region,
  coalesce(buyer_managed_by, buyer_division) AS buyer_region,
  amount_fen,
  technical_amount_fen,
  valid_from AS registered_on,
  CAST(EXTRACT(year FROM valid_from) AS INTEGER) AS year,
  provenance,
  provenance = 'simulated' AS simulated,
  known_from,
  known_to
FROM contract_known
WHERE NOT withdrawn;
