-- The rows of the year ($year): each in one text, since the client reads one cell about as fast as another
-- of twenty. Parts of it stand between control characters, and are empty where they are null.
SELECT
  concat(
    rowid, chr(31),
    rule, chr(31),
    replace(fact_id, chr(31), ' '), chr(31),
    replace(beneficiary, chr(31), ' '), chr(31),
    region, chr(31),
    simulated, chr(31),
    event_date, chr(31),
    facts, chr(31),
    facts_barred, chr(31),
    basis, chr(31),
    uncapped, chr(31),
    ceiling, chr(31),
    remaining, chr(31),
    missing, chr(31),
    presumed, chr(31),
    gates, chr(31),
    often, chr(31),
    payable_from
  ) AS line
FROM entitled
WHERE year(event_date) = $year
ORDER BY rule, event_date, beneficiary, fact_id, simulated;
