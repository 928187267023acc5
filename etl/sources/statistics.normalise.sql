-- The panel prints a year and no period, and names no publisher; its README grades the yearbook.
UPDATE staged
SET
  source_title = CASE indicator_id
    WHEN 'high_tech_firms_listed' THEN '高新技术企业认定名单（逐年，省级面板整理）'
    ELSE '《中国科技统计年鉴》（techme 整理，省级面板）'
  END,
  source_grade = CASE indicator_id WHEN 'high_tech_firms_listed' THEN '' ELSE 'B' END
WHERE source_title = chr(1) || 'panel';
UPDATE staged SET period = "year" WHERE period = '';
