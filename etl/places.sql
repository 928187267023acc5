-- Places outside Jinan and Qingdao are known down to prefectures: a county there by its code, or by the
-- city that its name begins with. What begins with one of the two cities must be known itself.
CREATE OR REPLACE TEMP MACRO city_place(t) AS coalesce(
  region_id(regexp_extract(t, '^[^省区市]+(省|自治区)([^市州盟区]+(市|自治州|地区|盟|州))', 2)),
  region_id(regexp_extract(t, '^([^省区市州盟]+(市|自治州|地区|盟|州))', 1)),
  region_id(regexp_extract(t, '^([^省区市]+(省|自治区))$', 1))
);

CREATE OR REPLACE TEMP MACRO prefecture_of(t) AS CASE
  WHEN regexp_full_match(t, '(3701|3702|3712)[0-9]{2}') THEN NULL
  WHEN regexp_full_match(t, '[0-9]{6}') THEN coalesce(region_id(left(t, 4) || '00'), region_id(left(t, 2) || '0000'))
  ELSE list_transform([city_place(t)], x -> CASE WHEN left(x, 4) NOT IN ('3701', '3702') THEN x END)[1]
END;
