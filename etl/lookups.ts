import type { DuckDBConnection } from '@duckdb/node-api';
import { readBound } from './bound.ts';
import { parsePeriod } from '../core/period.ts';
import { UNITS, conversion, converts } from '../core/unit.ts';
import type { Reference } from '../reference/catalogue.ts';
import { readEventAttribute } from '../reference/event-attribute.ts';
import { loadEventTypes } from '../reference/event-types.ts';
import { rows, runScript } from '../warehouse/connect.ts';
import { fill } from './fill.ts';
import { prepareLookup } from './lookup.ts';
import { prepareRegionForms } from './region-lookups.ts';
import type { Rule } from './rules.ts';

const TABLES = `
CREATE OR REPLACE TEMP TABLE rule_severity (rule VARCHAR, severity VARCHAR);
CREATE OR REPLACE TEMP TABLE region_ref (id VARCHAR, name VARCHAR, valid_from DATE, valid_to DATE);
CREATE OR REPLACE TEMP TABLE region_name (id VARCHAR, name VARCHAR);
CREATE OR REPLACE TEMP TABLE indicator_form (form VARCHAR, id VARCHAR);
CREATE OR REPLACE TEMP TABLE document_ref (number VARCHAR);
CREATE OR REPLACE TEMP TABLE event_type_ref (event_type VARCHAR, levels VARCHAR, grades VARCHAR, amount_means VARCHAR);
CREATE OR REPLACE TEMP TABLE event_attribute_ref (event_type VARCHAR, heading VARCHAR, choices VARCHAR, unit VARCHAR);
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
    // Territory that was a unit under another name before has no first day.
    regions.map(({ id, name, validFrom, validTo, former }) => [
      id,
      name,
      former.length > 0 ? null : validFrom,
      validTo,
    ]),
  );
  await prepareRegionForms(connection, reference);
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
  await fill(connection, 'indicator_form', indicatorForms(reference));
  await prepareLookup(connection, 'indicator_id', indicatorForms(reference));
  await fill(
    connection,
    'document_ref',
    [...reference.documents.values()].flatMap(({ number }) => (number === null ? [] : [[number]])),
  );
  await prepareEventTypes(connection);
  await fill(connection, 'unit_conversion', conversions());
}

/** Forms that name one indicator only; one that several share is not guessed. */
function indicatorForms(reference: Reference): [string, string][] {
  const forms = [...reference.indicators.values()].flatMap(({ id, name, aliases }) =>
    [...new Set([id, name, ...aliases])].map((form): [string, string] => [form, id]),
  );
  const times = Map.groupBy(forms, ([form]) => form);
  return forms.filter(([form]) => times.get(form)?.length === 1);
}

async function prepareEventTypes(connection: DuckDBConnection): Promise<void> {
  const types = loadEventTypes();
  await fill(
    connection,
    'event_type_ref',
    types.map(({ type, levels, grades, amountMeans }) => [
      type,
      levels.join('、'),
      grades.join('、'),
      amountMeans,
    ]),
  );
  await fill(
    connection,
    'event_attribute_ref',
    types.flatMap(({ type, attributes }) =>
      attributes.map((declared) => {
        const { heading, choices, unit } = readEventAttribute(declared);
        return [type, heading, choices.join('、'), unit ?? ''];
      }),
    ),
  );
}

/** Reads each distinct period once, however many rows print it, in whatever way. */
export async function preparePeriods(connection: DuckDBConnection): Promise<void> {
  const labels = await rows(connection, 'SELECT DISTINCT period AS label FROM staged');
  const periods = labels
    .flatMap(({ label }) => {
      const period = parsePeriod(String(label));
      return period ? [{ printed: String(label), ...period }] : [];
    })
    .map(({ printed, label, kind, from, to, year }) => [
      printed,
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
