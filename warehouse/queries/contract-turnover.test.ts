import { beforeAll, describe, expect, test } from 'vitest';
import { derive, emptyHome, hold } from '../../tests/derived-facts.ts';
import type { Home } from '../home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
});

interface Asked {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly simulated?: boolean;
}

/** Contracts, 成交额 and 技术交易额 in fen, by side and region. */
async function turnover({ simulated = false, ...asked }: Asked = {}) {
  const found = await derive(home, 'contract-turnover', asked);
  return Object.fromEntries(
    found
      .filter((row) => row['simulated'] === simulated)
      .map((row) => [
        [
          row['side'],
          row['level'] === 'district' ? row['region'] : `${row['level']} ${row['city']}`,
        ]
          .join(' ')
          .replace('city 3', '3'),
        [row['contracts'], row['amount_fen'], row['technical_fen']].map(Number),
      ]),
  );
}

const ONE = [1, 100, 60];

describe('sides', () => {
  test('a contract sold elsewhere is sold, not bought', async () => {
    await hold(home, [['contract', {}]]);
    expect(await turnover()).toEqual({
      'sold 370100': ONE,
      'sold 370102': ONE,
      'either 370100': ONE,
      'either 370102': ONE,
    });
  });

  test('a contract inside a city is sold and bought, and once in the total of either side', async () => {
    await hold(home, [['contract', { buyer_division: '370103', buyer_managed_by: 'JN-GXQ' }]]);
    expect(await turnover()).toEqual({
      'sold 370100': ONE,
      'sold 370102': ONE,
      'bought 370100': ONE,
      'bought JN-GXQ': ONE,
      'either 370100': ONE,
      'either 370102': ONE,
      'either JN-GXQ': ONE,
    });
  });

  test('a contract inside a district is once in the district’s total of either side', async () => {
    await hold(home, [['contract', { buyer_division: '370102' }]]);
    expect(await turnover()).toMatchObject({ 'either 370102': ONE, 'either 370100': ONE });
  });

  test('a contract between the two cities is once in each', async () => {
    await hold(home, [['contract', { buyer_division: '370202' }]]);
    expect(await turnover()).toMatchObject({
      'sold 370100': ONE,
      'bought 370200': ONE,
      'either 370100': ONE,
      'either 370200': ONE,
    });
  });

  test('a contract between two other places is in no figure', async () => {
    await hold(home, [['contract', { seller_division: '310000' }]]);
    expect(await turnover()).toEqual({});
  });

  test('a side without a district is the city’s, one without any place is told apart', async () => {
    await hold(home, [
      ['contract', { seller_division: '370100' }],
      ['contract', { registration_no: 'C2', seller_division: null }],
    ]);
    expect(await turnover()).toEqual({
      'sold 370100': ONE,
      'sold unknownDistrict 370100': ONE,
      'sold unplaced null': ONE,
      'either 370100': ONE,
      'either unknownDistrict 370100': ONE,
    });
  });
});

describe('states', () => {
  test('a cancelled contract is in no figure, and still is where its end is not known', async () => {
    await hold(home, [
      ['contract', {}],
      ['contract', { state: '解除', known_from: '2022-08-01' }],
    ]);
    expect(await turnover({ knownAt: '2022-07-31' })).toMatchObject({ 'sold 370100': ONE });
    expect(await turnover({ knownAt: '2022-08-01' })).toEqual({});
  });

  test('a change brings the new amounts into the year of registration', async () => {
    await hold(home, [
      ['contract', {}],
      [
        'contract',
        { state: '变更', known_from: '2023-02-01', amount_fen: 70, technical_amount_fen: 30 },
      ],
    ]);
    expect(await turnover({ knownAt: '2023-01-31' })).toMatchObject({ 'sold 370100': ONE });
    expect(await turnover({ knownAt: '2023-02-01' })).toMatchObject({ 'sold 370100': [1, 70, 30] });
    const found = await derive(home, 'contract-turnover', { knownAt: '2023-02-01' });
    expect(new Set(found.map(({ year }) => year))).toEqual(new Set([2022]));
  });

  test('a contract that the publisher gives as cancelled is not counted from a report', async () => {
    await hold(home, [
      ['contract', {}],
      ['contract', { provenance: 'published', state: '解除' }],
    ]);
    expect(await turnover()).toEqual({});
  });

  test('a withdrawn contract is in no figure', async () => {
    await hold(home, [
      ['contract', {}],
      ['contract', { known_from: '2022-08-01', withdrawn: true }],
    ]);
    expect(await turnover({ knownAt: '2022-07-31' })).toMatchObject({ 'sold 370100': ONE });
    expect(await turnover()).toEqual({});
  });
});

test('a contract registered after the day is not counted', async () => {
  await hold(home, [['contract', {}]]);
  expect(await turnover({ asOf: '2022-04-30' })).toEqual({});
  expect(await turnover({ asOf: '2022-05-01' })).toMatchObject({ 'sold 370100': ONE });
});

test('a contract without 技术交易额 adds to the turnover alone, and is counted', async () => {
  await hold(home, [['contract', { technical_amount_fen: null }]]);
  expect(await turnover()).toMatchObject({ 'sold 370100': [1, 100, 0] });
  const [row] = await derive(home, 'contract-turnover');
  expect(row).toMatchObject({ without_technical: '1' });
});

test('simulated contracts never join the real ones', async () => {
  await hold(home, [
    ['contract', {}],
    ['contract', { provenance: 'simulated', amount_fen: 900 }],
  ]);
  expect(await turnover()).toMatchObject({ 'sold 370100': ONE });
  expect(await turnover({ simulated: true })).toMatchObject({ 'sold 370100': [1, 900, 60] });
});

test('sums are exact to the fen past what a double holds', async () => {
  const amounts = Array.from({ length: 3 }, (_, at) => ({
    registration_no: `C${at}`,
    amount_fen: '9007199254740993',
  }));
  await hold(
    home,
    amounts.map((cells) => ['contract', cells] as const),
  );
  const [row] = await derive(home, 'contract-turnover');
  expect(row?.['amount_fen']).toBe('27021597764222979');
});
