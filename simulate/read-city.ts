import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { simulateCity, type CityOptions, type SimulatedCity } from './city.ts';
import type { SheetName } from './headings.ts';

export type Row = Readonly<Record<string, string>>;

/** A simulated city for tests, gone when the test is over. */
export async function smallCity(options: Partial<CityOptions> = {}): Promise<SimulatedCity> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-city-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const given = { city: 'jinan', seed: '泉', firms: 600, contracts: 3000, dirty: 0.05 } as const;
  return simulateCity({ ...given, folder, ...options });
}

/** All rows of a file, the first one on line 2. */
export function allRows({ folder }: SimulatedCity, name: SheetName | 'dirty-rows'): Row[] {
  return parse(readFileSync(join(folder, `${name}.csv`)), { columns: true }) as Row[];
}

/** The rows that the record of dirty rows does not name. */
export function cleanRows(city: SimulatedCity, sheet: SheetName): Row[] {
  const dirty = new Set(
    allRows(city, 'dirty-rows')
      .filter(({ file }) => file === `${sheet}.csv`)
      .map(({ line }) => Number(line)),
  );
  return allRows(city, sheet).filter((_, at) => !dirty.has(at + 2));
}

/** Money of a heading's unit as fen, exactly: `12.34` in 万元 is 12340000. */
export function fenOf(cell: string | undefined, unit: '元' | '万元' = '元'): bigint {
  const places = unit === '元' ? 2 : 6;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(cell ?? '') ?? [];
  if (whole === '' || fraction.length > places) throw new Error(`not money: ${cell}`);
  const size = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -size : size;
}
