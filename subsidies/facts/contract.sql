-- A row a registered contract that stands (变更 with its new amounts, 解除 not at all). The increase
-- over a former transfer of the same result is the whole amount where there was none, and null where
-- there was one whose amount is not known.
SELECT
  registration_no AS fact_id,
  valid_from AS date,
  class,
  seller_code,
  seller_kind,
  coalesce(seller_managed_by, seller_division) AS seller_region,
  buyer_code,
  buyer_kind,
  coalesce(buyer_managed_by, buyer_division) AS buyer_region,
  buyer_small,
  broker_code,
  registrar_code,
  applied_in,
  publicly_funded,
  previous_registration_no,
  amount_fen,
  technical_amount_fen,
  tax_free_amount_fen,
  CASE
    WHEN previous_registration_no IS NULL AND previous_amount_fen IS NULL THEN amount_fen
    WHEN previous_amount_fen IS NOT NULL THEN greatest(amount_fen - previous_amount_fen, 0)
  END AS increase_fen,
  provenance = 'simulated' AS simulated
FROM contract_known
WHERE
  NOT withdrawn
  AND state <> '解除'
  AND known_from <= CAST($known_at AS DATE)
  AND (known_to IS NULL OR known_to > CAST($known_at AS DATE))
  AND valid_from BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
