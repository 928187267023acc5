import type { DuckDBConnection } from '@duckdb/node-api';
import { readBound } from './bound.ts';
import { parsePeriod } from '../core/period.ts';
import { UNITS, conversion, converts } from '../core/unit.ts';
import type { Reference } from '../reference/catalogue.ts';
import { rows, runScript } from '../warehouse/connect.ts';
import type { Rule } from './rules.ts';

const TABLES = `
CREATE OR REPLACE TEMP TABLE rule_severity (rule VARCHAR, severity VARCHAR);
CREATE OR REPLACE TEMP TABLE region_ref (id VARCHAR, name VARCHAR);
CREATE OR REPLACE TEMP TABLE region_name (id VARCHAR, name VARCHAR);
CREATE OR REPLACE TEMP TABLE indicator_ref (id VARCHAR, name VARCHAR, unit VARCHAR);
CREATE OR REPLACE TEMP TABLE unit_conversion (from_unit VARCHAR, to_unit VARCHAR, factor DECIMAL(13, 8));
`;

/** Gives the rules' SQL what the reference knows, as temporary tables of one connection. */
export async function prepareLookups(
  connection: DuckDBConnection,
  reference: Reference,
  rules: ReadonlyMap<string, Rule>,
): Promise<void> {
  await runScript(connection, TABLES);
  const regions = [...reference.regions.values()];
  await fill(
    connection,
    'rule_severity',
    [...rules.values()].map(({ id, severity }) => [id, severity]),
  );
  await fill(
    connection,
    'region_ref',
    regions.map(({ id, name }) => [id, name]),
  );
  await fill(
    connection,
    'region_name',
    regions.flatMap(({ id, name, names, former }) =>
      [name, ...names, ...former.map((earlier) => earlier.name)].map((form) => [id, form]),
    ),
  );
  await fill(
    connection,
    'indicator_ref',
    [...reference.indicators.values()].map(({ id, name, unit }) => [id, name, unit]),
  );
  await fill(connection, 'unit_conversion', conversions());
}

/** Reads each distinct period once, however many rows print it. */
export async function preparePeriods(connection: DuckDBConnection, column: string): Promise<void> {
  const labels = await rows(connection, `SELECT DISTINCT "${column}" AS label FROM staged`);
  const periods = labels
    .map(({ label }) => parsePeriod(String(label)))
    .filter((period) => period !== undefined)
    .map(({ label, kind, from, to, year }) => [
      label,
      kind,
      from,
      to,
      year === null ? null : `${year}`,
    ]);
  await fill(connection, 'period_ref', periods);
}

/** Reads how far each staged figure is known, from its note. */
export async function prepareBounds(connection: DuckDBConnection): Promise<void> {
  await runScript(
    connection,
    'CREATE OR REPLACE TEMP TABLE bound_ref ("row" INTEGER, bound VARCHAR)',
  );
  const remarks = await rows(
    connection,
    `SELECT "row", value, unit, note, indicator_name, lower(approximate) IN ('true', '是') AS approximate
     FROM staged
     WHERE regexp_full_match(value, '[+-]?[0-9]+([.][0-9]+)?')`,
  );
  const bounds = remarks.flatMap((row) => {
    const bound = readBound({
      value: String(row['value']),
      unit: String(row['unit']),
      note: String(row['note']),
      indicatorName: String(row['indicator_name']),
      approximate: row['approximate'] === true,
    });
    return bound ? [[String(row['row']), bound]] : [];
  });
  await fill(connection, 'bound_ref', bounds);
}

/** Every pair of units that converts with a factor of at most 8 decimals. */
function conversions(): string[][] {
  return UNITS.flatMap((from) =>
    UNITS.filter((to) => converts(from, to))
      .map((to) => [from.symbol, to.symbol, conversion(from, to)] as const)
      .filter(([, , factor]) => factor.lt(100_000) && factor.decimalPlaces() <= 8)
      .map(([a, b, factor]) => [a, b, factor.toFixed()]),
  );
}

async function fill(
  connection: DuckDBConnection,
  table: string,
  values: readonly (readonly (string | null)[])[],
): Promise<void> {
  if (values.length === 0) return;
  const [first = []] = values;
  const names = first.map((_, index) => `c${index}`);
  const json = JSON.stringify(
    values.map((value) => Object.fromEntries(value.map((cell, index) => [`c${index}`, cell]))),
  );
  const fields = names.map((name) => `r ->> '${name}'`).join(', ');
  await rows(
    connection,
    `INSERT INTO ${table} SELECT ${fields} FROM (SELECT unnest(from_json($json, '["JSON"]')) AS r)`,
    { json },
  );
}
