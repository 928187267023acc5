import { readFileSync } from 'node:fs';
import type { CivilDate } from '../core/civil-date.ts';
import { projectPath } from '../reference/project-root.ts';
import { text } from './condition-sql.ts';
import type { Beneficiary, FactView, Paid } from './fact-views.ts';

/** Facts of one kind as one role sees them: a table of its own, made once for all rules that read it. */
export interface FactTable {
  readonly name: string;
  readonly model: string;
  readonly beneficiary: Beneficiary;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** SQL over the row `f` for each flag that gates need, by name. */
  readonly flags: ReadonlyMap<string, string>;
  /** The columns of the row `f` that its rules read. */
  readonly columns: ReadonlySet<string>;
}

/** The name of the table that a rule's facts stand in. */
export function tableName({ model, roles }: FactView, { role, party }: Paid): string {
  const side = party ?? ('*' in roles ? undefined : role);
  return `facts_${String(model).replaceAll('-', '_')}${side === undefined ? '' : `_${side}`}`;
}

/** The SQL of facts that rules or other facts name as a table. Parameters: `known_at`, `beneficiary`. */
export interface FactSql {
  readonly name: string;
  readonly model: string;
  readonly sql: string;
}

/** A model's facts as known, for several tables that read them. */
export function modelSql({ model, columns, from, to }: SharedModel): FactSql {
  const sql = `SELECT ${[...columns].toSorted().join(', ')}
FROM (
${between(model, from, to)})`;
  return { name: modelTable(model), model, sql };
}

/** A model with all the days and columns that its tables read. */
export interface SharedModel {
  readonly model: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly columns: ReadonlySet<string>;
}

function between(model: string, from: CivilDate, to: CivilDate): string {
  return factText(model).replaceAll('$from', text(from)).replaceAll('$to', text(to));
}

function modelTable(model: string): string {
  return `known_${model.replaceAll('-', '_')}`;
}

/** What each row of a table has from the register of units on its day, beside region and kind. */
const OF_UNIT: ReadonlyMap<string, string> = new Map([
  ['u_kind', 'unit.kind'],
  ['u_size', 'unit.size'],
  ['u_sme', "unit.size IN ('中型', '小型', '微型')"],
  ['u_above_scale', 'unit.above_scale'],
  ['u_four_up_category', 'unit.four_up_category'],
  ['u_industry_tags', 'CASE WHEN unit.code IS NOT NULL THEN coalesce(unit.industry_tags, []) END'],
  ['u_founded_on', 'unit.founded_on'],
]);

/** Columns that tables and rules make themselves; all others come from the model. */
const MADE: ReadonlySet<string> = new Set([
  ...['b_code', 'b_region', 'b_kind', ...OF_UNIT.keys()],
  ...['missing', 'presumed', 'gates'],
]);

/** The columns of the model that a table and its rules read. */
export function modelColumns({
  model,
  columns,
  beneficiary,
  flags = new Map(),
}: Pick<FactTable, 'columns'> & Partial<FactTable>): Set<string> {
  const { code, region, kind } = beneficiary ?? {};
  const own = columnsRead([code, region, kind].join(' '));
  const always = ['fact_id', 'date', 'simulated', ...(model === 'event' ? OF_EVENT : [])];
  const read = [...columns, ...own].filter((name) => !MADE.has(name) && !flags.has(name));
  return new Set([...always, ...read]);
}

/** By these it is told whether a rule can have facts. */
const OF_EVENT = ['event_type', 'level'];

/** The columns that SQL reads of the row `f` of a fact, of its `unit`, or of `o`, another event of that. */
export function columnsRead(sql: string, row: keyof typeof READ = 'f'): string[] {
  const bare = sql.replaceAll(/'(?:[^']|'')*'/g, '');
  return [...bare.matchAll(READ[row])].map(([, name = '']) => name);
}

const READ = { f: /\bf\.(\w+)/g, unit: /\bunit\.(\w+)/g, o: /\bo\.(\w+)/g };

/**
 * The SQL that makes the table: each fact with its beneficiary's code, region and kind, what its rules
 * read of the register of units on that day, and the flags of gates; from the model's table, or from
 * the model itself where no other table reads it. Events lie type by type, since each rule reads one
 * type.
 */
export function factTableSql(table: FactTable, shared: boolean): FactSql {
  const { name, model, beneficiary, flags, columns, from, to } = table;
  const { code, region, kind } = beneficiary;
  const own = [...modelColumns(table)].toSorted().map((column) => `f.${column}`);
  const ofUnit = [...OF_UNIT].filter(([column]) => columns.has(column));
  const made = `WITH placed AS (
  SELECT
    ${[
      ...own,
      `${code} AS b_code`,
      `${region === null ? 'unit.region' : `coalesce(${region}, unit.region)`} AS b_region`,
      `coalesce(${[...(kind === null ? [] : [kind]), 'unit.kind'].join(', ')}) AS b_kind`,
      ...ofUnit.map(([column, found]) => `${found} AS ${column}`),
    ].join(',\n    ')}
  FROM ${shared ? modelTable(model) : `(\n${between(model, from, to)})`} f
  LEFT JOIN unit
    ON unit.code = ${code}
    AND unit.simulated = f.simulated
    AND f.date BETWEEN unit.valid_from AND unit.valid_to
  WHERE
    ${code} IS NOT NULL
    AND ($beneficiary IS NULL OR ${code} = $beneficiary)
    AND f.date BETWEEN DATE ${text(from)} AND DATE ${text(to)}
)
SELECT ${['f.*', ...[...flags].map(([flag, sql]) => `${sql} AS ${flag}`)].join(',\n  ')}
FROM placed f${model === 'event' ? '\nORDER BY f.event_type' : ''}`;
  return { name, model, sql: made };
}

/** The SQL that makes the register of units as known, with what the tables read of it. */
export function unitSql(tables: readonly FactTable[]): string {
  const read = [...OF_UNIT].flatMap(([column, found]) =>
    tables.some(({ columns }) => columns.has(column)) ? columnsRead(found, 'unit') : [],
  );
  const more = [...new Set(read)].filter((column) => !ALWAYS.has(column));
  const rows = factText('unit').replace('-- columns', more.map((column) => `${column},`).join(' '));
  return `CREATE OR REPLACE TEMP TABLE unit AS\n${rows};`;
}

const ALWAYS: ReadonlySet<string> = new Set(['code', 'kind', 'above_scale']);

/** A text of subsidies/facts. */
export function factText(name: string): string {
  const own = readFileSync(projectPath('subsidies', 'facts', `${name}.sql`), 'utf8');
  const needs = NEEDS.get(name) ?? [];
  if (needs.length === 0) return own;
  const parts = needs.map((each) => `${each.replaceAll('-', '_')} AS (\n${factText(each)})`);
  return `WITH ${parts.join(',\n')}\n${own}`;
}

/** The texts that others name as tables. */
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['rd', ['rd-known']],
  ['rd-year', ['rd-known']],
]);
