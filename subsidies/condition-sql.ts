import type { Region } from '../reference/regions.ts';
import { readTest, type Test } from './condition.ts';
import { numberSql, type FactColumn } from './fact-views.ts';
import type { Figure } from './mechanism.ts';

/** What turns the words of a condition into figures and places. */
export interface ConditionTerms {
  figure(reference: string, digits: number): Figure;
  within(regions: readonly string[]): readonly string[];
}

/** SQL that is true, false, or null where the column is empty. */
export function conditionSql(column: FactColumn, test: Test, terms: ConditionTerms): string {
  const read = readTest(test);
  if (read.is === 'present') return `${column.sql} IS ${read.present ? 'NOT NULL' : 'NULL'}`;
  if (read.is === 'in') return isIn(column, read.values, terms);
  if (read.is === 'notIn') return `NOT (${isIn(column, read.values, terms)})`;
  if (read.is === 'recent') {
    const day = `TRY_CAST(${column.sql} AS DATE)`;
    const { numerator } = terms.figure(read.years, 0);
    return `f.date BETWEEN ${day} AND ${day} + INTERVAL (${numerator}) YEAR`;
  }
  const ends = Object.entries(read.interval).flatMap(([end, bound]) =>
    bound === undefined ? [] : [compared(column, SIGNS[end as keyof typeof SIGNS], bound, terms)],
  );
  return ends.join(' AND ');
}

const SIGNS = { from: '>=', above: '>', to: '<=', below: '<' } as const;

function isIn(
  column: FactColumn,
  values: readonly (string | number | boolean)[],
  terms: ConditionTerms,
): string {
  if (column.kind === 'flag') return values.map((value) => `${column.sql} = ${value}`).join(' OR ');
  if (column.kind === 'money' || column.kind === 'number') {
    return values.map((value) => compared(column, '=', String(value), terms)).join(' OR ');
  }
  const words = values.map((value) => column.choices?.[String(value)] ?? String(value));
  const list = (column.kind === 'region' ? terms.within(words) : words).map(text).join(', ');
  return column.kind === 'texts'
    ? `list_has_any(${column.sql}, [${list}])`
    : `${column.sql} IN (${list})`;
}

function compared(column: FactColumn, sign: string, bound: string, terms: ConditionTerms): string {
  if (column.kind === 'date') return `${column.sql} ${sign} DATE ${text(bound)}`;
  const { numerator, denominator } = terms.figure(bound, column.kind === 'money' ? 2 : 0);
  const value = numberSql(column);
  return denominator === 1n
    ? `${value} ${sign} ${numerator}`
    : `${value} * ${denominator} ${sign} ${numerator}`;
}

/** A text as SQL writes it. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The regions named with all that lies in them. */
export function regionsWithin(
  regions: ReadonlyMap<string, Region>,
  ids: readonly string[],
): readonly string[] {
  const wanted = new Set(ids);
  const inside = (id: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = regions.get(at)?.parent) {
      if (wanted.has(at)) return true;
      if (regions.get(at)?.parent === at) return false;
    }
    return false;
  };
  return [...new Set([...ids, ...[...regions.keys()].filter(inside)])];
}
