import { beforeAll, describe, expect, test } from 'vitest';
import { derive, emptyHome, hold } from '../../tests/derived-facts.ts';
import type { Home } from '../home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
});

describe('recognised in a year', () => {
  const first = { '370100': [1, 0, 0], '370102': [1, 0, 0] };

  async function recognisedIn(year: number) {
    const found = await derive(home, 'high-tech-recognised');
    return Object.fromEntries(
      found
        .filter((row) => row['year'] === year)
        .map((row) => [
          row['region'],
          [row['first_recognised'], row['renewed'], row['moved_in']].map(Number),
        ]),
    );
  }

  test('a first recognition counts in the year of its issue, even where it was revoked since', async () => {
    await hold(home, [['recognition', { revoked_on: '2021-05-01' }]]);
    expect(await recognisedIn(2020)).toEqual(first);
    expect(await recognisedIn(2021)).toEqual({});
  });

  test('a renewal and a move are no first recognition', async () => {
    await hold(home, [
      ['recognition', { recognition_type: '重新认定' }],
      [
        'recognition',
        { certificate: 'GR2', code: 'firm-2', recognition_type: '迁入', moved_in_on: '2021-02-01' },
      ],
    ]);
    expect(await recognisedIn(2020)).toEqual({ '370100': [0, 1, 0], '370102': [0, 1, 0] });
    expect(await recognisedIn(2021)).toEqual({ '370100': [0, 0, 1], '370102': [0, 0, 1] });
  });

  test('a firm with two first certificates in one year counts once', async () => {
    await hold(home, [
      ['recognition', {}],
      ['recognition', { certificate: 'GR2', valid_from: '2020-11-01', managed_by: 'JN-GXQ' }],
    ]);
    expect(await recognisedIn(2020)).toEqual(first);
  });

  test('a recognition after the day is not counted', async () => {
    await hold(home, [['recognition', {}]]);
    expect(await derive(home, 'high-tech-recognised', { asOf: '2020-12-07' })).toEqual([]);
    expect(await derive(home, 'high-tech-recognised', { asOf: '2020-12-08' })).toHaveLength(2);
  });
});
