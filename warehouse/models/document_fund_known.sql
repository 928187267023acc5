-- Every claim with the span of days on which it was the last word on its key (provenance, document, fund).
CREATE OR REPLACE VIEW document_fund_known AS
SELECT
  *,
  lead(known_from) OVER (
    PARTITION BY document_no, fund, provenance
    ORDER BY known_from, claim_id
  ) AS known_to
FROM document_fund;
