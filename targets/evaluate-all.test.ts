import { expect, test } from 'vitest';
import { OPERATOR } from '../core/viewer.ts';
import type { Reference } from '../reference/catalogue.ts';
import { figure, FIRMS, policy, region, target } from '../tests/target-fixtures.ts';
import { evaluateAll, readBook } from './evaluate-all.ts';
import { seriesKey } from './series.ts';

const clocks = { asOf: '2023-06-30', knownAt: '2023-05-31' };
const districts = ['370102', '370103'].map((id) => ({ ...region(), id }));
const reference: Reference = {
  documents: new Map([['jn-plan', policy()]]),
  indicators: new Map([[FIRMS.id, FIRMS]]),
  regions: new Map(districts.map((district) => [district.id, district])),
};

test('a goal for each of several districts is judged in each, in the order given', () => {
  const each = target({ scope: ['370103', '370102'] });
  const yearly = new Map([[seriesKey('370102', FIRMS.id), [figure(2022, '4400')]]]);
  const book = { yearly, parts: new Map() };
  const verdicts = evaluateAll([each], reference, book, clocks).map((one) => [
    one.region,
    one.verdict,
  ]);
  expect(verdicts).toEqual([
    ['370103', 'cannotTell'],
    ['370102', 'achieved'],
  ]);
});

test('the figures are asked for on both clocks and for the one who asks', async () => {
  const asked: unknown[] = [];
  const port = {
    query: (...question: unknown[]) => {
      asked.push(question);
      return Promise.resolve([]);
    },
  };
  const two = target({ scope: ['370102'], than: 'revenue' });
  expect((await readBook(port, OPERATOR, clocks, [two, two])).yearly.size).toBe(0);
  const series = JSON.stringify([
    { region: '370102', indicator: 'high_tech_firms' },
    { region: '370102', indicator: 'revenue' },
  ]);
  expect(asked).toEqual([
    [
      'yearly-series',
      OPERATOR,
      { as_of: '2023-06-30', known_at: '2023-05-31', series, parts: true },
    ],
  ]);
});
