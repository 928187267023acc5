-- Under what name a file with this checksum came last.
SELECT source_file.name
FROM source_file
JOIN run ON run.run_id = source_file.run_id
WHERE file_sha256 = $sha256
ORDER BY run.seq DESC
LIMIT 1;
