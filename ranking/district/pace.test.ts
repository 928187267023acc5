import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { paceOf, type Run } from './pace.ts';

const run = (cells: Partial<Record<keyof Run, string | number | null>>) => {
  const { year = 2023, asOf = '2023-06-30', quota = '460', figure = '400', start = '300' } = cells;
  return paceOf({
    year: Number(year),
    asOf: String(asOf),
    quota: new Decimal(String(quota)),
    figure: new Decimal(String(figure)),
    start: start === null ? null : new Decimal(start),
  });
};

test('a stock runs from the end of the year before to its quota, day by day', () => {
  // 300 + 160 × 181 ÷ 365
  expect(run({})).toMatchObject({ over: false, state: 'ahead', days: 181, ofDays: 365 });
  expect(run({})?.line.toFixed()).toBe('379.34');
  expect(run({ figure: '379' })?.state).toBe('behind');
});

test('what is still needed is spread over the months left, the running one among them', () => {
  const may = run({ asOf: '2023-05-15', figure: '380' });
  expect([may?.monthsLeft, may?.perMonth?.toFixed()]).toEqual([8, '10']);
  const june = run({ asOf: '2023-06-30', figure: '381' });
  expect([june?.monthsLeft, june?.perMonth?.toFixed()]).toEqual([6, '13.2']);
});

test('additions start from nothing', () => {
  expect(run({ asOf: '2023-07-02', quota: '73', figure: '36', start: '0' })?.line.toFixed()).toBe(
    '36.6',
  );
});

test('where a stock starts at its quota or above, falling below it is behind', () => {
  expect(run({ start: '500', figure: '459' })).toMatchObject({ state: 'behind' });
  expect(run({ start: '500', figure: '459' })?.line.toFixed()).toBe('460');
  expect(run({ start: '500', figure: '460' })?.state).toBe('met');
});

test('on the last day of the year the quota alone decides, and nothing is needed a month', () => {
  const over = run({ asOf: '2023-12-31', figure: '459', start: null });
  expect(over).toMatchObject({ over: true, state: 'missed', monthsLeft: 0, perMonth: null });
  expect(over?.toQuota.toFixed()).toBe('-1');
  expect(run({ asOf: '2024-02-01', figure: '460' })?.state).toBe('met');
});

test('without the end of the year before the pace of a running year is not told', () => {
  expect(run({ start: null })).toBeNull();
  expect(run({ asOf: '2022-12-31' })).toBeNull();
});

test('a better figure never has a worse pace', () => {
  const order = ['behind', 'missed', 'ahead', 'met'];
  const whole = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(
      whole,
      whole,
      whole,
      fc.integer({ min: 0, max: 364 }),
      (quota, start, figure, day) => {
        const asOf = Temporal.PlainDate.from('2023-01-01').add({ days: day }).toString();
        const at = (value: number) => run({ asOf, quota: quota + 1, start, figure: value });
        const [less, more] = [at(figure), at(figure + 1)];
        expect(order.indexOf(more?.state ?? '')).toBeGreaterThanOrEqual(
          order.indexOf(less?.state ?? ''),
        );
      },
    ),
  );
});
