import { describe, expect, test } from 'vitest';
import type { RankingAnswer } from './answer.ts';
import { headline } from './headline.ts';

type Row = RankingAnswer['rows'][number];

const row = (regionName: string, given: Partial<Row>) =>
  ({
    region: regionName,
    regionName,
    regionNameEn: regionName,
    rank: null,
    score: null,
    movement: null,
    parts: [{ item: 'firms', title: '高企完成率', titleEn: 'Firms over quota' }],
    ...given,
  }) as unknown as Row;

type Met = 'yes' | 'no' | 'undecided' | null;
const quota = (regionName: string, met: Met, governing: 'yearly' | null = 'yearly') => ({
  regionName,
  regionNameEn: regionName,
  governing,
  met,
});

const ranking = (given: {
  readonly rows: readonly Row[];
  readonly quotas?: readonly unknown[];
  readonly over?: boolean;
  readonly previous?: boolean;
}) =>
  ({
    asOf: '2024-06-30',
    period: { kind: 'year', from: '2024-01-01', over: given.over ?? true },
    previousPeriod: given.previous === false ? null : { kind: 'year', from: '2023-01-01' },
    rows: given.rows,
    quotas: (given.quotas ?? []).map((rows) => ({ item: 'firms', rows })),
  }) as unknown as RankingAnswer;

describe('the headline', () => {
  const rows = [
    row('甲', { rank: 1, score: '110.00', movement: 2 }),
    row('乙', { rank: 2, score: '99.00', movement: 0 }),
    row('丙', { rank: 3, score: '90.00', movement: -2 }),
    row('丁', {}),
  ];
  const quotas = [
    [quota('甲', 'yes'), quota('乙', 'no'), quota('丙', 'undecided'), quota('丁', null, null)],
  ];

  test('names who leads, who met the quota, who rose and fell', () => {
    expect(headline(ranking({ rows, quotas }), 'zh')).toEqual({
      lead: '2024 年，甲以 110.00 分居首，共 3 个单位有位次。',
      quotas: ['高企完成率：1 个单位完成任务（甲），1 个没有完成，1 个不能判断。'],
      moves:
        '与 2023 年相比，1 个单位位次上升，1 个下降；上升最多的是甲（2 位）；下降最多的是丙（2 位）。',
    });
    expect(headline(ranking({ rows, quotas }), 'en')).toEqual({
      lead: '2024: 甲 leads with 110.00 points; 3 units have a rank.',
      quotas: ['Firms over quota: 1 unit met the quota (甲), 1 did not, of 1 it cannot be told.'],
      moves:
        'Against 2023, 1 unit rose and 1 fell; most of all 甲 (up 2 places); 丙 fell furthest (down 2 places).',
    });
  });

  test('names all who share the first place', () => {
    const tied = [row('甲', { rank: 1, score: '100.00' }), row('乙', { rank: 1, score: '100.00' })];
    expect(headline(ranking({ rows: tied }), 'zh').lead).toBe(
      '2024 年，甲、乙以 100.00 分并列第一，共 2 个单位有位次。',
    );
    expect(headline(ranking({ rows: tied }), 'en').lead).toContain(
      '甲 and 乙 share the first place',
    );
  });

  test('says so where nobody is ranked, and of no movement where there is none to compare', () => {
    const nobody = headline(ranking({ rows: [row('甲', {})] }), 'zh');
    expect(nobody.lead).toBe('2024 年没有可以排名的单位。');
    expect(nobody.moves).toBeNull();
    expect(headline(ranking({ rows, previous: false }), 'zh').moves).toBeNull();
  });

  test('says of a period that runs up to which day it is', () => {
    expect(headline(ranking({ rows, over: false }), 'zh').lead).toContain(
      '2024 年（截至 2024-06-30，尚未结束）',
    );
  });

  test('lists no quota where nobody has one', () => {
    expect(headline(ranking({ rows, quotas: [[quota('甲', null, null)]] }), 'zh').quotas).toEqual(
      [],
    );
  });
});
