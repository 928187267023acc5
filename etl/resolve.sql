-- Entries of the quarantine that this table settles: by their number, which a returned sheet carries,
-- or by the natural key of a row that is now sound, from another file than the one refused.
INSERT INTO resolution
SELECT entry, $run_id, CAST($today AS DATE), bool_or(by_entry)
FROM (
  SELECT entry, true AS by_entry
  FROM named_entry
  UNION ALL
  SELECT refusal.entry, false
  FROM refusal
  JOIN settled_key USING (natural_key)
  WHERE refusal.source = $source AND refusal.provenance = $provenance
    AND refusal.severity = 'error' AND refusal.file_sha256 <> $file_sha256
)
WHERE entry IN (SELECT entry FROM refusal WHERE source = $source AND provenance = $provenance AND severity = 'error')
  AND entry NOT IN (SELECT entry FROM resolution)
  AND entry NOT IN (SELECT entry FROM refusal_of_table WHERE severity = 'error')
GROUP BY entry;
