import type { DuckDBConnection } from '@duckdb/node-api';
import type { Reference } from '../reference/catalogue.ts';
import { runScript } from '../warehouse/connect.ts';
import { fill } from './fill.ts';
import { prepareLookup } from './lookup.ts';

const TABLES = `
CREATE OR REPLACE TEMP TABLE region_form (form VARCHAR, id VARCHAR);
CREATE OR REPLACE TEMP TABLE region_in_city (form VARCHAR, id VARCHAR, city VARCHAR, city_name VARCHAR);
`;

/**
 * Every form that names one region wherever it stands, and those that only name one within a city:
 * 高新区 is Jinan's, Qingdao's or Laiwu's.
 */
export async function prepareRegionForms(
  connection: DuckDBConnection,
  reference: Reference,
): Promise<void> {
  await runScript(connection, TABLES);
  const cities = cityOf(reference);
  const forms = [...reference.regions.values()].flatMap(({ id, name, names, former }) =>
    [
      ...new Set([id, name, ...names, ...former.flatMap((each) => [each.name, each.code ?? id])]),
    ].map((form) => ({ form, id, city: cities.get(id) })),
  );
  const times = Map.groupBy(forms, ({ form }) => form);
  const own = forms.filter(({ form, id }) => times.get(form)?.length === 1 || form === id);
  await fill(
    connection,
    'region_form',
    own.map(({ form, id }) => [form, id]),
  );
  await prepareLookup(
    connection,
    'region_id',
    own.map(({ form, id }) => [form, id]),
  );
  const inCity = forms.filter(({ form, city }) =>
    city ? times.get(form)?.filter((other) => other.city === city).length === 1 : false,
  );
  await fill(
    connection,
    'region_in_city',
    inCity.map(({ form, id, city = '' }) => [
      form,
      id,
      city,
      reference.regions.get(city)?.name ?? '',
    ]),
  );
  await prepareLookup(connection, 'city_of', [...cities]);
  await prepareLookup(
    connection,
    'region_id_in',
    inCity.map(({ form, id, city = '' }) => [`${city} ${form}`, id]),
  );
}

/** The city that each district and zone lies in, and each city its own. */
function cityOf({ regions }: Reference): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id } of regions.values()) {
    let at = regions.get(id);
    while (at && at.kind !== 'city' && at.kind !== 'prefecture') at = regions.get(at.parent);
    if (at) found.set(id, at.id);
  }
  return found;
}
