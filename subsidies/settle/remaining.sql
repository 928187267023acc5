-- What competes: nothing that a gate bars, and nothing whose amount is not known or not computed.
UPDATE entitled SET remaining = CASE
  WHEN gates <> 0 OR often IS NOT NULL THEN 0
  WHEN missing = 0 AND rule NOT IN (SELECT rule FROM not_computed) THEN ceiling
END;
