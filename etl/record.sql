-- The run. Its content hash is empty where no claim was added, so that reading a file twice leaves
-- every result's bundle as it was; it covers the place that a claim cites.
INSERT INTO run
SELECT
  $run_id, $seq, $source, CAST($today AS DATE), CAST($known_at AS DATE), $provenance,
  $rows_read, $rows_loaded, $rows_unchanged, $rows_revised, $rows_refused,
  coalesce(
    (
      SELECT CAST(bit_xor(md5_number_lower(concat_ws('|', region, coalesce(indicator, '?'), indicator_name, period, publisher, coalesce(CAST(published_on AS VARCHAR), '-'), known_from, known_basis, provenance, content_hash, file_sha256, f.name, "row"))) AS VARCHAR) || '-' || count(*)
      FROM observation
      JOIN source_file f USING (run_id, file_sha256)
      WHERE run_id = $run_id
      HAVING count(*) > 0
    ),
    ''
  );
