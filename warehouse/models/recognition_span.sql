-- A row a certificate of a high-tech firm, with the days on which it counts: from counted_from to
-- the day before counted_until. It counts from its issue, or from 迁入日期 where it moved in later,
-- to 有效期至; not on the day it is revoked or moves out, nor after. A moved-in certificate without a
-- date counts from its issue and says so (undated_move). Withdrawn claims are not there.
CREATE OR REPLACE VIEW recognition_span AS
SELECT
  claim_id,
  certificate,
  code,
  name,
  recognition_type,
  coalesce(managed_by, division) AS region,
  valid_from AS issued_on,
  valid_to,
  greatest(valid_from, coalesce(moved_in_on, valid_from)) AS counted_from,
  least(
    valid_to + 1,
    coalesce(moved_out_on, valid_to + 1),
    coalesce(revoked_on, valid_to + 1)
  ) AS counted_until,
  coalesce(moved_in_on, valid_from) AS moved_in_on,
  recognition_type = '迁入' AND moved_in_on IS NULL AS undated_move,
  provenance,
  provenance = 'simulated' AS simulated,
  known_from,
  known_to
FROM recognition_known
WHERE NOT withdrawn;
