-- The run, its files and its refusals. The content hash is empty where no claim was added, so that
-- reading a file twice leaves every result's bundle as it was.
INSERT INTO run
SELECT
  $run_id, $seq, $source, CAST($today AS DATE), CAST($known_at AS DATE), $provenance,
  $rows_read, $rows_loaded, $rows_unchanged, $rows_revised, $rows_refused,
  coalesce(
    (
      SELECT CAST(bit_xor(md5_number_lower(concat_ws('|', region, indicator, indicator_name, period, publisher, known_from, known_basis, provenance, content_hash))) AS VARCHAR) || '-' || count(*)
      FROM observation
      WHERE run_id = $run_id
      HAVING count(*) > 0
    ),
    ''
  );

INSERT INTO source_file
SELECT $run_id, f ->> 'sha256', f ->> 'name', CAST(f ->> 'bytes' AS BIGINT), f ->> 'encoding'
FROM (SELECT unnest(from_json($files, '["JSON"]')) AS f);

INSERT INTO refusal
SELECT
  $run_id, $source, f ->> 'file', s.file_sha256, f ->> 'sheet', CAST(f ->> 'row' AS INTEGER),
  f ->> 'column', f ->> 'rule', f ->> 'severity', f ->> 'found', f ->> 'expected', s.cells
FROM (SELECT unnest(from_json($faults, '["JSON"]')) AS f) refused
LEFT JOIN source_file n ON n.run_id = $run_id AND n.name = f ->> 'file'
LEFT JOIN staged s ON s."row" = CAST(f ->> 'row' AS INTEGER) AND s.file_sha256 = n.file_sha256;
