import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Bound } from '../core/goal.ts';
import { conversion, findUnit } from '../core/unit.ts';
import { decimal } from '../core/decimal.ts';
import { readBound } from '../etl/bound.ts';
import { loadIndicators } from '../reference/indicators.ts';
import { projectPath } from '../reference/project-root.ts';
import { CITY_CODES, type City } from './places.ts';

/** One published yearly figure of a city: the claim that the warehouse would choose. */
export interface Published {
  readonly indicator: string;
  readonly year: number;
  /** In the indicator's unit. */
  readonly value: string;
  readonly unit: string;
  /** Null where the figure is exact. */
  readonly bound: Bound | null;
  readonly publisher: string;
}

type Row = Record<string, string>;

/**
 * The published yearly figures of a city by `indicator year`, one each, chosen as in
 * `warehouse/queries/yearly-series.sql`: the better grade, the later publication, the publisher's name.
 */
export function loadPublished(city: City): Map<string, Published> {
  const file = projectPath('data', 'published_statistics.csv');
  const rows = (parse(readFileSync(file), { columns: true, bom: true }) as Row[])
    .filter((row) => row['region_code'] === CITY_CODES[city])
    .filter((row) => row['indicator_id'] !== '' && row['year'] !== '')
    .toSorted(byPreference);
  const units = new Map(loadIndicators().map(({ id, unit }) => [id, unit]));
  const chosen = new Map<string, Published>();
  for (const row of rows) {
    const indicator = row['indicator_id'] ?? '';
    const key = `${indicator} ${row['year']}`;
    if (!chosen.has(key)) chosen.set(key, readRow(row, indicator, units.get(indicator) ?? ''));
  }
  return chosen;
}

function byPreference(a: Row, b: Row): number {
  return (
    compare(a['source_grade'] || 'Z', b['source_grade'] || 'Z') ||
    compare(b['published_on'] ?? '', a['published_on'] ?? '') ||
    compare(a['source_title'] ?? '', b['source_title'] ?? '') ||
    compare(a['period'] ?? '', b['period'] ?? '')
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function readRow(row: Row, indicator: string, unit: string): Published {
  const value = row['value'] ?? '';
  const printed = findUnit(row['unit'] ?? '');
  const own = findUnit(unit);
  if (!printed || !own) throw new Error(`${indicator} ${row['year']}: unit ${row['unit']}`);
  return {
    indicator,
    year: Number(row['year']),
    value: decimal(value).times(conversion(printed, own)).toFixed(),
    unit,
    bound: readBound({
      value,
      unit: row['unit'] ?? '',
      note: row['note'] ?? '',
      indicatorName: row['indicator_name'] ?? '',
      approximate: row['approximate'] === 'true',
    }),
    publisher: row['source_title'] ?? '',
  };
}
