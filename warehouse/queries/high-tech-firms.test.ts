import { beforeAll, describe, expect, test } from 'vitest';
import { derive, emptyHome, hold } from '../../tests/derived-facts.ts';
import type { Home } from '../home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
});

interface When {
  readonly knownAt?: string;
  readonly simulated?: boolean;
}

/** The valid firms of Jinan on a day, by region; the city under `370100`. */
async function firmsOn(asOf: string, { knownAt, simulated = false }: When = {}) {
  const found = await derive(home, 'high-tech-firms', { asOf, ...(knownAt && { knownAt }) });
  return Object.fromEntries(
    found
      .filter((row) => row['day'] === asOf && row['simulated'] === simulated)
      .map((row) => [
        row['level'] === 'unknownDistrict' ? '区县不明' : row['region'],
        Number(row['firms']),
      ]),
  );
}

const LIXIA = { '370100': 1, '370102': 1 };

describe('a certificate counts', () => {
  test.each([
    ['not on the day before its issue', '2020-12-07', {}],
    ['from the day of its issue', '2020-12-08', LIXIA],
    ['to its last day', '2023-12-07', LIXIA],
    ['not on the day after', '2023-12-08', {}],
  ])('%s', async (_, day, firms) => {
    await hold(home, [['recognition', {}]]);
    expect(await firmsOn(day)).toEqual(firms);
  });

  test.each([
    ['revoked_on', '2022-06-01'],
    ['moved_out_on', '2022-06-01'],
  ])('to the day before %s, and not on that day', async (column, day) => {
    await hold(home, [['recognition', { [column]: day }]]);
    expect(await firmsOn('2022-05-31')).toEqual(LIXIA);
    expect(await firmsOn(day)).toEqual({});
  });

  test('from 迁入日期 where the firm moved in after the issue', async () => {
    await hold(home, [['recognition', { recognition_type: '迁入', moved_in_on: '2021-07-01' }]]);
    expect(await firmsOn('2021-06-30')).toEqual({});
    expect(await firmsOn('2021-07-01')).toEqual(LIXIA);
  });

  test('from its issue where a moved-in firm has no date, which is said', async () => {
    await hold(home, [['recognition', { recognition_type: '迁入' }]]);
    const [city] = await derive(home, 'high-tech-firms', { asOf: '2021-06-30' });
    expect(city).toMatchObject({ firms: '1', undated_moves: '1' });
  });
});

describe('a firm counts once', () => {
  test('while its old and its renewed certificate overlap', async () => {
    await hold(home, [
      ['recognition', {}],
      [
        'recognition',
        {
          certificate: 'GR2',
          recognition_type: '重新认定',
          valid_from: '2023-11-29',
          valid_to: '2026-11-28',
        },
      ],
    ]);
    expect(await firmsOn('2023-11-30')).toEqual(LIXIA);
    expect(await firmsOn('2024-06-30')).toEqual(LIXIA);
  });

  test('in the district it moved to, from the day of the move', async () => {
    await hold(home, [
      ['recognition', { moved_out_on: '2022-06-01' }],
      [
        'recognition',
        {
          certificate: 'GR2',
          recognition_type: '迁入',
          moved_in_on: '2022-06-01',
          managed_by: 'JN-GXQ',
        },
      ],
    ]);
    expect(await firmsOn('2022-05-31')).toEqual(LIXIA);
    expect(await firmsOn('2022-06-01')).toEqual({ '370100': 1, 'JN-GXQ': 1 });
  });

  test('in one district where it moved and nobody recorded that it left the other', async () => {
    await hold(home, [
      ['recognition', {}],
      [
        'recognition',
        {
          certificate: 'GR2',
          recognition_type: '迁入',
          moved_in_on: '2022-06-01',
          managed_by: 'JN-GXQ',
        },
      ],
    ]);
    expect(await firmsOn('2022-06-01')).toEqual({ '370100': 1, 'JN-GXQ': 1 });
  });

  test('in the zone that manages it, not in the division that it lies in', async () => {
    await hold(home, [['recognition', { managed_by: 'JN-GXQ' }]]);
    expect(await firmsOn('2021-12-31')).toEqual({ '370100': 1, 'JN-GXQ': 1 });
  });

  test('under an unknown district where only its city is known', async () => {
    await hold(home, [
      ['recognition', {}],
      ['recognition', { certificate: 'GR2', code: 'firm-2', division: '370100' }],
    ]);
    expect(await firmsOn('2021-12-31')).toEqual({ '370100': 2, '370102': 1, 区县不明: 1 });
  });

  test('where a bureau and a publisher both name its certificate', async () => {
    await hold(home, [
      ['recognition', {}],
      ['recognition', { provenance: 'published', managed_by: 'JN-GXQ' }],
    ]);
    expect(await firmsOn('2021-12-31')).toEqual({ '370100': 1, 'JN-GXQ': 1 });
  });
});

describe('known time', () => {
  test('a revocation that was reported later is not known on an earlier day', async () => {
    await hold(home, [
      ['recognition', { known_from: '2021-01-10' }],
      ['recognition', { known_from: '2022-09-01', revoked_on: '2021-11-01' }],
    ]);
    expect(await firmsOn('2021-12-31', { knownAt: '2021-01-09' })).toEqual({});
    expect(await firmsOn('2021-12-31', { knownAt: '2022-08-31' })).toEqual(LIXIA);
    expect(await firmsOn('2021-12-31', { knownAt: '2022-09-01' })).toEqual({});
  });

  test('a withdrawn certificate does not count from the day of its withdrawal', async () => {
    await hold(home, [
      ['recognition', {}],
      ['recognition', { known_from: '2022-01-01', withdrawn: true }],
    ]);
    expect(await firmsOn('2021-12-31', { knownAt: '2021-12-31' })).toEqual(LIXIA);
    expect(await firmsOn('2021-12-31', { knownAt: '2022-01-01' })).toEqual({});
  });
});

test('simulated firms never join the real ones', async () => {
  await hold(home, [
    ['recognition', {}],
    ['recognition', { certificate: 'S1', code: 'sim-1', provenance: 'simulated' }],
    ['recognition', { code: 'firm-1', provenance: 'simulated' }],
  ]);
  expect(await firmsOn('2021-12-31')).toEqual(LIXIA);
  expect(await firmsOn('2021-12-31', { simulated: true })).toEqual({ '370100': 2, '370102': 2 });
});

test('the stock stands at each year’s end up to the day, and on the day itself', async () => {
  await hold(home, [['recognition', {}]]);
  const found = await derive(home, 'high-tech-firms', { asOf: '2022-06-30' });
  const city = found.filter(({ level }) => level === 'city');
  expect(city.map(({ day, year }) => [day, year])).toEqual([
    ['2020-12-31', 2020],
    ['2021-12-31', 2021],
    ['2022-06-30', null],
  ]);
});
