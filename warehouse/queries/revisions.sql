-- One page of a run's revisions: each claim of the run that follows another one on its key, with both
-- claims as JSON. An undo withdraws a claim and may state an earlier one again; that is one revision,
-- from the claim withdrawn to the one that stands. Only the table that the run wrote is read.
WITH claim AS (
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', region, coalesce(indicator, indicator_name), period, publisher) AS key
  FROM observation WHERE $table = 'observation'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', code, valid_from) AS key
  FROM enterprise WHERE $table = 'enterprise'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, certificate AS key
  FROM recognition WHERE $table = 'recognition'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, registration_no AS key
  FROM contract WHERE $table = 'contract'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', code, "year", data_source) AS key
  FROM rd_spend WHERE $table = 'rd_spend'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, event_no AS key
  FROM event WHERE $table = 'event'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, approval_no AS key
  FROM approval WHERE $table = 'approval'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', voucher_no, line_no) AS key
  FROM payout WHERE $table = 'payout'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', order_no, fund, account) AS key
  FROM appropriation WHERE $table = 'appropriation'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', document_no, fund) AS key
  FROM document_fund WHERE $table = 'document_fund'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', "year", region, indicator) AS key
  FROM quota WHERE $table = 'quota'
  UNION ALL
  SELECT claim_id, run_id, provenance, known_from, withdrawn, concat_ws(' | ', code, valid_from, case_no) AS key
  FROM integrity WHERE $table = 'integrity'
),
mine AS (
  SELECT * FROM claim
  WHERE run_id = $run
  QUALIFY NOT withdrawn OR lead(claim_id) OVER (PARTITION BY key, provenance ORDER BY claim_id) IS NULL
),
pair AS (
  SELECT
    mine.claim_id, mine.key, mine.known_from,
    arg_max(earlier.claim_id, (earlier.known_from, earlier.claim_id)) AS earlier_id
  FROM mine
  JOIN claim earlier
    ON earlier.key = mine.key AND earlier.provenance = mine.provenance
    AND (earlier.known_from, earlier.claim_id) < (mine.known_from, mine.claim_id)
    AND NOT (earlier.run_id = $run AND earlier.withdrawn)
  GROUP BY ALL
),
page AS (
  SELECT *, CAST(count(*) OVER () AS INTEGER) AS total
  FROM pair
  ORDER BY claim_id
  LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
),
wanted AS (
  SELECT claim_id FROM page
  UNION
  SELECT earlier_id FROM page
),
content AS (
  SELECT claim_id, CAST(to_json(observation) AS VARCHAR) AS cells
  FROM observation WHERE $table = 'observation' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(enterprise) AS VARCHAR) AS cells
  FROM enterprise WHERE $table = 'enterprise' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(recognition) AS VARCHAR) AS cells
  FROM recognition WHERE $table = 'recognition' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(contract) AS VARCHAR) AS cells
  FROM contract WHERE $table = 'contract' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(rd_spend) AS VARCHAR) AS cells
  FROM rd_spend WHERE $table = 'rd_spend' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(event) AS VARCHAR) AS cells
  FROM event WHERE $table = 'event' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(approval) AS VARCHAR) AS cells
  FROM approval WHERE $table = 'approval' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(payout) AS VARCHAR) AS cells
  FROM payout WHERE $table = 'payout' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(appropriation) AS VARCHAR) AS cells
  FROM appropriation WHERE $table = 'appropriation' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(document_fund) AS VARCHAR) AS cells
  FROM document_fund WHERE $table = 'document_fund' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(quota) AS VARCHAR) AS cells
  FROM quota WHERE $table = 'quota' AND claim_id IN (FROM wanted)
  UNION ALL
  SELECT claim_id, CAST(to_json(integrity) AS VARCHAR) AS cells
  FROM integrity WHERE $table = 'integrity' AND claim_id IN (FROM wanted)
)
SELECT
  page.key, page.known_from, page.total,
  before.cells AS cells_before, after.cells AS cells_after,
  earlier.known_from AS known_before, earlier.run_id AS run_before
FROM page
JOIN content after ON after.claim_id = page.claim_id
JOIN content before ON before.claim_id = page.earlier_id
JOIN claim earlier ON earlier.claim_id = page.earlier_id
ORDER BY page.claim_id;
