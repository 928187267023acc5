import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CivilDate } from '../core/civil-date.ts';
import { OPERATOR } from '../core/viewer.ts';
import { load } from '../etl/load.ts';
import { statistics } from '../etl/sources/statistics.ts';
import { loadReference } from '../reference/catalogue.ts';
import { rows, withLoader } from '../warehouse/connect.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { csvOf, fileIn, rowWith, temporaryFolder, type SampleRow } from './sample-statistics.ts';

const folder = temporaryFolder();
const reference = loadReference();
/** A data folder of its own, removed after the tests. */
export const newHome = () => homeAt(join(folder, randomUUID()));

interface When {
  readonly today: CivilDate;
  readonly knownAt?: CivilDate;
  readonly dryRun?: boolean;
}

/** Loads one file for each list of rows, all in one load. */
export function loadRows(home: Home, files: readonly (readonly SampleRow[])[], when: When) {
  return load(statistics, {
    home,
    reference,
    files: files.map((cells) => fileIn(folder, csvOf(cells.map(rowWith)))),
    knownAt: when.knownAt ?? null,
    today: when.today,
    provenance: 'published',
    dryRun: when.dryRun ?? false,
  });
}

/** Loads one row that differs from the sample's first by these cells. */
export const loadRow = (home: Home, cells: SampleRow, when: When) =>
  loadRows(home, [[cells]], when);

/** The sample's figure as a named query answers it on a day. */
export async function query(home: Home, name: string, knownAt: CivilDate) {
  const reader = new SnapshotReader(home);
  const place = { region: '370100', indicator: 'high_tech_firms' };
  const found = await reader.query(name, OPERATOR, {
    ...place,
    known_at: knownAt,
    as_of: '2030-12-31',
    series: null,
    parts: false,
  });
  reader.close();
  return found;
}

/** The one figure that the yearly series shows on a day, or undefined. */
export async function figure(home: Home, knownAt: CivilDate) {
  const series = await query(home, 'yearly-series', knownAt);
  expect(series.length).toBeLessThanOrEqual(1);
  return series[0];
}

export const valueOn = async (home: Home, day: CivilDate) =>
  (await figure(home, day))?.['printed_value'];

/** All claims that a data folder keeps, in their order. */
export const history = (home: Home) =>
  withLoader(home, (connection) => rows(connection, 'SELECT * FROM observation ORDER BY claim_id'));
