import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileIn, temporaryFolder } from '../tests/sample-statistics.ts';
import { loadReference } from './catalogue.ts';
import { projectPath } from './project-root.ts';
import { DERIVED_QUERIES, loadReconciliations } from './reconciliations.ts';

const folder = temporaryFolder();
const reference = loadReference();
const shipped = loadReconciliations(reference);

test('each shipped entry says in two languages why the figures may differ, and why so much is allowed', () => {
  for (const { note, noteEn, tolerance } of shipped) {
    for (const text of [note, tolerance.reason]) expect(text).toMatch(/\p{Script=Han}/u);
    for (const text of [noteEn, tolerance.reasonEn]) {
      expect(text).not.toMatch(/\p{Script=Han}/u);
      expect(text.length).toBeGreaterThan(10);
    }
  }
});

test('a figure that does not add up over regions is not held against districts', () => {
  const both = shipped.filter(
    ({ indicator, scope }) =>
      reference.indicators.get(indicator)?.aggregation.regions === 'none' && scope.districts,
  );
  expect(both.map(({ id }) => id)).toEqual([]);
});

test.each(Object.entries(DERIVED_QUERIES))('%s names its measures and columns', (name, query) => {
  const text = readFileSync(projectPath('warehouse', 'queries', `${name}.sql`), 'utf8');
  const selected = text.slice(text.lastIndexOf('\nSELECT'));
  for (const column of [query.facts, ...query.measures, ...Object.keys(query.columns)]) {
    expect(selected).toMatch(new RegExp(`\\b${column}\\b`));
  }
});

describe('a fault names its line and what is valid', () => {
  const entry = (change: (text: string) => string) => {
    const text = `- id: one
  indicator: tech_contract_turnover
  derived: {query: contract-turnover, measures: [amount_fen], where: {side: [sold]}}
  relation: equals
  scope: {cities: ['370100'], districts: true}
  tolerance: {absolute: '0', relative: '0.01', reason: 舍入, reasonEn: rounding}
  note: 说明
  noteEn: note
`;
    return () => loadReconciliations(reference, fileIn(folder, change(text)));
  };

  test('and a sound entry has none', () => {
    expect(entry((text) => text)()).toHaveLength(1);
  });

  test.each<[string, string, string, RegExp]>([
    ['indicator', 'tech_contract_turnover', 'turnover', /"turnover" is not an indicator/],
    ['measure', 'amount_fen', 'amount', /:3 .*"amount" is not a measure; there are: contracts,/],
    ['unit', 'amount_fen', 'contracts', /"contracts" does not have the measure of/],
    ['value', '[sold]', '[sale]', /"sale" is not one; side takes: sold, bought, either/],
    ['column', 'side: [sold]', 'place: [sold]', /place takes: nothing[^]*must choose a side/],
    ['overlap', '[sold]', '[sold, either]', /"either" holds the other sides/],
    ['city', '370100', '370102', /:5 .*"370102" is not a city/],
    ['query', 'contract-turnover', 'turnover', /Invalid option/],
    ['tolerance', "'0.01'", "'-0.01'", /not negative/],
    ['key', 'relation', 'relaton', /Did you mean "relation"/],
  ])('%s', (_, found, replaced, message) => {
    expect(entry((text) => text.replace(found, replaced))).toThrow(message);
  });

  test('twice the same id', () => {
    expect(entry((text) => text + text)).toThrow(/:9 one.id: this id is there twice/);
  });
});
