-- What each row lost to others, group by group.
SELECT id, group_no, array_to_string(winners, ' ') AS winners, amount
FROM lost
ORDER BY id, group_no;
