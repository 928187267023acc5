import { columnsFound, type FoundColumn, type Placed } from './placed.ts';
import { sqlList, sqlText } from './sql.ts';
import { isFormula, trimmed } from './typed.ts';
import type { Source } from './source.ts';

/**
 * The SQL that turns the bits of `typed.bad` into faults, with the rule that each cell breaks.
 * `bits` are those that some row has, so that a sound file costs nothing.
 */
export function cellFaultsSql(placed: Placed, bits: bigint): string {
  return columnsFound(placed)
    .filter(({ column }) => column.kind !== 'attribute')
    .filter((_, bit) => (bits >> BigInt(bit)) & 1n)
    .map((found) => statement(found, bitOf(found, placed)))
    .join('\n');
}

function bitOf({ column }: FoundColumn, placed: Placed): number {
  return columnsFound(placed)
    .filter((each) => each.column.kind !== 'attribute')
    .findIndex((each) => each.column === column);
}

function statement(found: FoundColumn, bit: number): string {
  const { column, cell } = found;
  const t = 'bad_cell.trimmed';
  // The cell is trimmed below, since planning that once for each mention took most of a second.
  return `INSERT INTO fault
SELECT bad_cell."row", ${sqlText(column.name)},
  CASE
    WHEN ${t} = '' THEN 'cell.missing'
    WHEN left(bad_cell.c${cell}, 1) IN (chr(30), chr(31)) AND ${MEASURES.includes(column.kind)} THEN 'cell.merged'
    WHEN ${isFormula(t)} THEN 'cell.formula'
    ${ruleOf(found, t)}
  END,
  NULL, ${expected(found, t)}
FROM (
  SELECT typed."row", c${cell}, ${trimmed(column, cell)} AS trimmed
  FROM typed JOIN cell_row ON cell_row."row" = typed."row"
  WHERE typed.bad & ${2 ** bit} <> 0
) bad_cell;`;
}

const MEASURES = ['money', 'figure', 'integer'];

function ruleOf({ column, unit }: FoundColumn, t: string): string {
  switch (column.kind) {
    case 'money':
      return `WHEN number_text(without_unit(${t})) IS NULL THEN 'money.notNumber'
    WHEN ${unit === undefined} AND own_unit(${t}) = '' THEN 'money.unitMissing'
    ELSE 'money.tooFine'`;
    case 'region':
      return `${column.within ? `WHEN region_id(region_text(${t})) IS NOT NULL THEN 'region.otherCity'\n    ` : ''}WHEN region_text(${t}) IN (SELECT form FROM region_in_city) THEN 'region.ambiguous'
    ELSE 'region.unknown'`;
    case 'choice':
      return `ELSE 'choice.unknown'`;
    case 'indicator':
      return `ELSE 'indicator.unknown'`;
    case 'date':
      return `WHEN regexp_full_match(half_width(${t}), '[0-9]{4}([-/.年])?[0-9]{1,2}([-/.月])?[0-9]{1,2}日?') THEN 'date.notInCalendar'
    ELSE 'date.unreadable'`;
    case 'year':
      return `ELSE 'year.unreadable'`;
    case 'integer':
      return `ELSE 'number.notWhole'`;
    case 'flag':
      return `ELSE 'boolean.unreadable'`;
    default:
      return `ELSE 'value.notNumber'`;
  }
}

function expected({ column }: FoundColumn, t: string): string {
  if (column.kind === 'choice') return sqlText(Object.keys(column.choices ?? {}).join('、'));
  if (column.kind === 'region') {
    return `CASE WHEN ${t} <> '' THEN coalesce(
    (SELECT string_agg(DISTINCT id || ' ' || city_name, '、' ORDER BY id || ' ' || city_name) FROM region_in_city WHERE form = region_text(${t}) AND region_text(${t}) NOT IN (SELECT form FROM region_form)),
    (SELECT arg_min(form || '（' || id || '）', (levenshtein(form, left(squashed(${t}), 20)), id, form)) FROM (SELECT form, id FROM region_form UNION SELECT form, id FROM region_in_city))) END`;
  }
  if (column.kind === 'indicator') {
    return `CASE WHEN ${t} <> '' THEN (SELECT arg_min(form, (levenshtein(form, left(squashed(${t}), 60)), form)) FROM indicator_form) END`;
  }
  return 'NULL';
}

/** The SQL of rules that every source has by the kinds of its columns: codes, regions, dates. */
export function kindFaultsSql(source: Source, placed: Placed): string {
  const found = columnsFound(placed).map(({ column }) => column);
  const codes = found.filter(({ kind }) => kind === 'code').map(({ name }) => name);
  const regions = found.filter(({ kind }) => kind === 'region').map(({ name }) => name);
  const dates = found
    .filter(({ past }) => past)
    .map(
      ({ name }) => `INSERT INTO fault
SELECT "row", ${sqlText(name)}, 'date.future', NULL, '≤ ' || $known_day
FROM typed
WHERE ${name} > CAST($known_day AS DATE);`,
    );
  const unlisted = found
    .filter(({ open }) => open)
    .map(
      ({ name, choices = {} }) => `INSERT INTO fault
SELECT "row", ${sqlText(name)}, 'choice.unlisted', NULL, ${sqlText(Object.keys(choices).join('、'))}
FROM typed
WHERE ${name} NOT IN (${sqlList(Object.keys(choices))});`,
    );
  return [
    codesSql(codes),
    ...(source.day === undefined ? [] : regions.map((name) => regionSql(name, source.day ?? ''))),
    ...dates,
    ...unlisted,
  ].join('\n');
}

/** Codes are checked once each, however many rows carry them. */
function codesSql(names: readonly string[]): string {
  if (names.length === 0) return '';
  const codes = names.map((name) => `SELECT ${name} AS code FROM typed`);
  return [
    // In two steps, since the planner would move the check before the DISTINCT, and so to each row.
    `CREATE OR REPLACE TEMP TABLE distinct_code AS
SELECT DISTINCT code FROM (${codes.join(' UNION ALL ')}) codes;
CREATE OR REPLACE TEMP TABLE bad_code AS
SELECT code FROM distinct_code WHERE NOT sound_code(code);`,
    ...names.map(
      (name) => `INSERT INTO fault
SELECT "row", ${sqlText(name)}, 'code.checkCharacter', NULL,
  CASE WHEN regexp_full_match(${name}, '[0-9A-HJ-NP-RTUWXY]{18}') THEN left(${name}, 17) || check_character(${name}) END
FROM typed
WHERE ${name} IN (SELECT code FROM bad_code);`,
    ),
  ].join('\n');
}

/** Only regions that began or ended within memory are looked at. */
function regionSql(name: string, day: string): string {
  return `INSERT INTO fault
SELECT typed."row", ${sqlText(name)},
  CASE WHEN bounded.valid_from > typed.${day} THEN 'region.notYet' ELSE 'region.noLonger' END,
  NULL,
  concat_ws(' ', bounded.id, bounded.name, coalesce(CAST(bounded.valid_from AS VARCHAR), '…') || '—' || coalesce(CAST(bounded.valid_to AS VARCHAR), '…'))
FROM typed
JOIN (SELECT * FROM region_ref WHERE valid_from IS NOT NULL OR valid_to IS NOT NULL) bounded ON bounded.id = typed.${name}
WHERE bounded.valid_from > typed.${day} OR bounded.valid_to < typed.${day};`;
}
