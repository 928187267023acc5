import { beforeAll, expect, test } from 'vitest';
import { derive, emptyHome, hold } from '../../tests/derived-facts.ts';
import type { Home } from '../home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
});

/** Jinan's line for firms. */
async function city(knownAt = '2025-12-31') {
  const found = await derive(home, 'rd-by-region', { knownAt });
  return found.find(
    (row) => row['level'] === 'city' && row['unit_kind'] === 'firm' && row['simulated'] === false,
  );
}

test('only what is included and reported is summed; the others are counted apart', async () => {
  await hold(home, [
    ['rd_spend', {}],
    ['rd_spend', { code: 'zero', rd_fen: 0, basic_research_fen: 0 }],
    ['rd_spend', { code: 'silent', reported: false, rd_fen: 70 }],
    ['rd_spend', { code: 'outside', in_statistics: false, rd_fen: 80 }],
    ['rd_spend', { code: 'empty', rd_fen: null }],
    ['rd_spend', { code: 'unclear', reported: null, rd_fen: 90 }],
  ]);
  expect(await city()).toMatchObject({
    units: '6',
    reporters: '1',
    zero_reporters: '1',
    non_reporters: '1',
    not_included: '1',
    without_figure: '1',
    unclear: '1',
    rd_fen: '500',
    basic_research_fen: '50',
  });
});

test('a super-deduction is another measure and never added', async () => {
  await hold(home, [
    ['rd_spend', {}],
    ['rd_spend', { data_source: '加计扣除', rd_fen: 700, super_deduction_fen: 700 }],
  ]);
  expect(await city()).toMatchObject({ units: '1', rd_fen: '500' });
});

test('universities and units of an unstated kind are lines of their own', async () => {
  await hold(home, [
    ['rd_spend', {}],
    ['rd_spend', { code: 'university', kind: '高等院校', rd_fen: 900 }],
    ['rd_spend', { code: 'who', kind: null, rd_fen: 800 }],
  ]);
  expect(await city()).toMatchObject({ units: '1', rd_fen: '500' });
  const found = await derive(home, 'rd-by-region');
  expect(
    found
      .filter(({ level }) => level === 'city')
      .map(({ unit_kind: kind, rd_fen: amount }) => [kind, amount]),
  ).toEqual([
    ['firm', '500'],
    ['other', '900'],
    ['unstated', '800'],
  ]);
});

test('a revised figure is known from its day on', async () => {
  await hold(home, [
    ['rd_spend', { known_from: '2023-03-01' }],
    ['rd_spend', { known_from: '2023-09-01', rd_fen: 400 }],
  ]);
  expect(await city('2023-08-31')).toMatchObject({ rd_fen: '500' });
  expect(await city('2023-09-01')).toMatchObject({ rd_fen: '400' });
});

test('a year counts once it has ended', async () => {
  await hold(home, [['rd_spend', {}]]);
  expect(await derive(home, 'rd-by-region', { asOf: '2022-12-30' })).toEqual([]);
  expect(await derive(home, 'rd-by-region', { asOf: '2022-12-31' })).toHaveLength(2);
});

test('simulated R&D never joins the real one', async () => {
  await hold(home, [
    ['rd_spend', {}],
    ['rd_spend', { code: 'sim', provenance: 'simulated', rd_fen: 9 }],
  ]);
  expect(await city()).toMatchObject({ units: '1', rd_fen: '500' });
});
