-- How cells are read. Each macro takes a text without outer space and gives null where it cannot be
-- read; the common spelling is tried first, because a million rows have it.

-- Text without outer space, ideographic and hard spaces included; never null.
CREATE OR REPLACE TEMP MACRO clean(t) AS coalesce(trim(t, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)), '');

-- Marks that people write for "nothing" in columns which are not text.
CREATE OR REPLACE TEMP MACRO filled(t) AS CASE WHEN length(t) > 4 THEN t ELSE CASE t
  WHEN '-' THEN '' WHEN '—' THEN '' WHEN '——' THEN '' WHEN '－' THEN '' WHEN '/' THEN '' WHEN '\' THEN ''
  WHEN '无' THEN '' WHEN 'N/A' THEN '' WHEN 'null' THEN '' WHEN 'NULL' THEN ''
  ELSE t
END END;

-- A merged cell's copies are marked by the reader of workbooks; as text they are as good as the cell.
CREATE OR REPLACE TEMP MACRO unmarked(t) AS ltrim(t, chr(30) || chr(31));

-- Full-width digits, signs and brackets as ASCII; spaces left out.
CREATE OR REPLACE TEMP MACRO half_width(t) AS translate(
  t,
  '０１２３４５６７８９．，－−–＋（）％：／　 ' || chr(160),
  '0123456789.,---+()%:/'
);

CREATE OR REPLACE TEMP MACRO squashed(t) AS regexp_replace(half_width(unmarked(t)), '\s', '', 'g');

CREATE OR REPLACE TEMP MACRO loose_number(p) AS CASE
  WHEN regexp_full_match(p, '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)') THEN ltrim(p, '+')
  WHEN regexp_full_match(p, '[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?') THEN ltrim(replace(p, ',', ''), '+')
  WHEN regexp_full_match(p, '[(]([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]*)?[)]')
    THEN '-' || replace(substr(p, 2, length(p) - 2), ',', '')
END;

-- Plain decimal digits of a number: 1234.5 from １，２３４.５ and from 1,234.50; -1234 from (1,234).
CREATE OR REPLACE TEMP MACRO number_text(t) AS CASE
  WHEN regexp_full_match(t, '-?[0-9]+([.][0-9]+)?') THEN t
  ELSE loose_number(ltrim(half_width(t), '¥￥'))
END;

-- The unit of money that a cell states; 万 and 亿 alone are said of money too.
CREATE OR REPLACE TEMP MACRO own_unit(t) AS CASE regexp_extract(half_width(t), '((千万|百万|亿|万|千)?元|亿|万)$', 1)
  WHEN '亿' THEN '亿元'
  WHEN '万' THEN '万元'
  ELSE regexp_extract(half_width(t), '((千万|百万|亿|万|千)?元)$', 1)
END;

-- A cell of money without its unit.
CREATE OR REPLACE TEMP MACRO without_unit(t) AS regexp_replace(half_width(t), '^人民币|((千万|百万|亿|万|千)?元|亿|万)$', '', 'g');

-- Decimals that an amount in a unit of money can have: those of whole fen.
CREATE OR REPLACE TEMP MACRO unit_decimals(u) AS CASE u
  WHEN '元' THEN 2
  WHEN '千元' THEN 5
  WHEN '万元' THEN 6
  WHEN '百万元' THEN 8
  WHEN '千万元' THEN 9
  WHEN '亿元' THEN 10
END;

-- A plain number as fen, where it is a whole number of them: the point moves to the right. On digits,
-- since decimals of more than 18 digits multiply and divide a hundred times slower.
CREATE OR REPLACE TEMP MACRO whole_fen(n, decimals) AS CASE
  WHEN length(rtrim(split_part(n, '.', 2), '0')) <= decimals
    AND length(ltrim(split_part(n, '.', 1), '-0')) <= 18 - decimals
    THEN CAST(split_part(n, '.', 1) || rpad(rtrim(split_part(n, '.', 2), '0'), decimals, '0') AS BIGINT)
END;

-- Money in fen; `unit` is that of heading or title, null where neither states one. A unit in the
-- cell comes first.
CREATE OR REPLACE TEMP MACRO money_fen(t, unit) AS CASE
  WHEN t = '' THEN NULL
  WHEN regexp_full_match(t, '-?[0-9]+([.][0-9]+)?') THEN whole_fen(t, unit_decimals(unit))
  -- A lambda reads the number once; as an argument of the macro it would be planned for each use.
  ELSE list_transform(
    [{'number': number_text(without_unit(t)), 'decimals': unit_decimals(coalesce(nullif(own_unit(t), ''), unit))}],
    x -> whole_fen(x.number, x.decimals)
  )[1]
END;

-- A figure of at most fourteen digits before the point and ten after it.
CREATE OR REPLACE TEMP MACRO exact_figure(t) AS CASE
  WHEN regexp_full_match(number_text(t), '-?[0-9]{0,14}([.][0-9]{0,10}0*)?') THEN CAST(number_text(t) AS DECIMAL(38, 10))
END;

CREATE OR REPLACE TEMP MACRO whole_number(t) AS CASE
  WHEN regexp_full_match(t, '[0-9]{1,9}') THEN CAST(t AS INTEGER)
  WHEN regexp_full_match(number_text(t), '-?[0-9]{1,9}([.]0*)?') THEN CAST(CAST(number_text(t) AS DECIMAL(12, 2)) AS INTEGER)
END;

CREATE OR REPLACE TEMP MACRO calendar_year(t) AS CASE
  WHEN regexp_full_match(t, '(19|20)[0-9]{2}') THEN CAST(t AS INTEGER)
  WHEN regexp_full_match(squashed(t), '(19|20)[0-9]{2}(年|年度|[.]0)?') THEN CAST(left(squashed(t), 4) AS INTEGER)
END;

-- 2022-03-05, 2022年3月5日, 2022.3.5, 2022/3/5, 20220305, and the serial day of a spreadsheet.
CREATE OR REPLACE TEMP MACRO loose_date(p) AS CASE
  WHEN regexp_full_match(p, '[12][0-9]{3}([-/.]|年)[0-9]{1,2}([-/.]|月)[0-9]{1,2}[日号]?')
    THEN TRY_CAST(regexp_replace(p, '^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?$', '\1-\2-\3') AS DATE)
  WHEN regexp_full_match(p, '(19|20)[0-9]{6}')
    THEN TRY_CAST(left(p, 4) || '-' || substr(p, 5, 2) || '-' || substr(p, 7, 2) AS DATE)
  WHEN regexp_full_match(p, '[2-7][0-9]{4}([.]0*)?')
    THEN DATE '1899-12-30' + CAST(left(p, 5) AS INTEGER)
END;

CREATE OR REPLACE TEMP MACRO civil_date(t) AS CASE
  WHEN t = '' THEN NULL
  WHEN regexp_full_match(t, '[12][0-9]{3}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(t AS DATE)
  -- A time of day, which exports of databases add, says nothing of the date.
  ELSE loose_date(half_width(regexp_replace(unmarked(t), '[T\s]+[0-9]{1,2}[:：][0-9]{2}([:：][0-9]{2})?([.][0-9]+)?([+]08(:?00)?)?$', '')))
END;

CREATE OR REPLACE TEMP MACRO truth(t) AS CASE
  WHEN t = '是' THEN true
  WHEN t = '否' THEN false
  WHEN t = '' THEN NULL
  -- Not IN: DuckDB would make a join of it, and read every cell the slow way.
  ELSE CASE lower(squashed(t))
    WHEN '是' THEN true WHEN 'true' THEN true WHEN 'y' THEN true WHEN 'yes' THEN true
    WHEN '1' THEN true WHEN '有' THEN true WHEN '√' THEN true WHEN '✓' THEN true
    WHEN '否' THEN false WHEN 'false' THEN false WHEN 'n' THEN false WHEN 'no' THEN false
    WHEN '0' THEN false WHEN '无' THEN false WHEN '×' THEN false WHEN '✗' THEN false
  END
END;

-- A number of a register: full-width signs as ASCII, and no space inside.
CREATE OR REPLACE TEMP MACRO identifier_text(t) AS CASE
  WHEN t = '' OR regexp_full_match(t, '[0-9A-Za-z_.-]+') THEN t
  ELSE regexp_replace(translate(
    unmarked(t),
    '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－',
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-'
  ), '[\s' || chr(160) || chr(12288) || ']', '', 'g')
END;

-- 济政发[2021]5号 and 济政发（2021）5 号 are 济政发〔2021〕5号.
CREATE OR REPLACE TEMP MACRO document_number(t) AS regexp_replace(
  translate(regexp_replace(unmarked(t), '\s', '', 'g'), '[]［］【】（）()０１２３４５６７８９', '〔〕〔〕〔〕〔〕〔〕0123456789'),
  '〔〔+', '〔'
);

-- A code in capitals and half width; ids of our own (own:…) as they are.
CREATE OR REPLACE TEMP MACRO code_text(t) AS CASE
  WHEN regexp_full_match(t, '[0-9A-Z]{18}') OR t LIKE 'own:%' THEN t
  ELSE translate(
    upper(regexp_replace(unmarked(t), '[\s　-]', '', 'g')),
    '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ',
    '0123456789ABCDEFGHJKLMNPQRTUWXY'
  )
END;

CREATE OR REPLACE TEMP MACRO code_value(c, place) AS strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(c, place, 1)) - 1;

-- The check character of GB 32100-2015: weights 3^(i-1) mod 31 over the first seventeen.
CREATE OR REPLACE TEMP MACRO check_character(c) AS substr(
  '0123456789ABCDEFGHJKLMNPQRTUWXY',
  1 + CAST((31 - (
      code_value(c, 1) * 1 + code_value(c, 2) * 3 + code_value(c, 3) * 9 + code_value(c, 4) * 27
      + code_value(c, 5) * 19 + code_value(c, 6) * 26 + code_value(c, 7) * 16 + code_value(c, 8) * 17
      + code_value(c, 9) * 20 + code_value(c, 10) * 29 + code_value(c, 11) * 25 + code_value(c, 12) * 13
      + code_value(c, 13) * 8 + code_value(c, 14) * 24 + code_value(c, 15) * 10 + code_value(c, 16) * 30
      + code_value(c, 17) * 28
    ) % 31) % 31 AS INTEGER),
  1
);

CREATE OR REPLACE TEMP MACRO sound_code(c) AS regexp_full_match(c, 'own:\S+')
  OR (regexp_full_match(c, '[0-9A-HJ-NP-RTUWXY]{18}') AND check_character(c) = substr(c, 18, 1));

-- A region as it is looked up: without spaces, and without the trailing noughts of long codes.
CREATE OR REPLACE TEMP MACRO region_text(t) AS CASE
  WHEN regexp_full_match(t, '[0-9]{6}') THEN t
  WHEN regexp_full_match(t, '[0-9]{9}([0-9]{3})?') THEN left(t, 6)
  WHEN t = '' OR regexp_full_match(t, '[\x{4e00}-\x{9fff}A-Z-]+') THEN t
  ELSE regexp_replace(squashed(t), '^([0-9]{6})0{3}(0{3})?$', '\1')
END;

-- Fen as yuan, for messages.
CREATE OR REPLACE TEMP MACRO yuan_text(fen) AS CAST(CAST(fen AS DECIMAL(30, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS VARCHAR);

-- An amount among the attributes of an event: yuan, without trailing noughts. One that cannot be read
-- keeps its text behind a mark, for the check to find: ? without a unit, ! otherwise.
CREATE OR REPLACE TEMP MACRO yuan_attribute(t, unit) AS CASE
  WHEN t = '' THEN ''
  ELSE coalesce(
    rtrim(rtrim(yuan_text(money_fen(t, unit)), '0'), '.'),
    CASE WHEN coalesce(unit, own_unit(t)) = '' THEN '?' ELSE '!' END || t
  )
END;

-- The attributes of an event in the order of their headings; null where there are none.
CREATE OR REPLACE TEMP MACRO attribute_map(entries) AS CASE
  WHEN len(entries) > 0 THEN map_from_entries(list_sort(entries))
END;
