import { expect, test } from 'vitest';
import type { Figures } from './answer.ts';
import { alerts, firstToRunOut, outlookOf, restOf, shortest } from './outlook.ts';
import { policyLines } from './policy-years.ts';
import { waterfallOf } from './waterfall.ts';

const even = (amount: string) => ({ amount, p10: amount, p90: amount });

function figures(given: Partial<Figures> = {}): Figures {
  return {
    appropriated: '100.00',
    approved: '40.00',
    paid: '25.50',
    contingent: { ceiling: '80.00', expected: '30.00' },
    overdue: { ceiling: '9.00', expected: '2.00' },
    forecast: {
      ceiling: even('20.00'),
      expected: { amount: '10.00', p10: '6.00', p90: '15.00' },
    },
    stillToCome: { amount: '42.00', p10: '31.00', p90: '55.00' },
    ...given,
  };
}

test('a year is expected to cost what is approved and what is still to come', () => {
  expect(outlookOf(figures())).toEqual({
    expected: '82.00',
    p10: '71.00',
    p90: '95.00',
    outstanding: '14.50',
    balance: '18.00',
  });
});

test('where nothing was ever approved, the ceiling stands for what is expected', () => {
  const total = figures({
    contingent: { ceiling: '80.00', expected: null },
    overdue: { ceiling: '0.00', expected: null },
    forecast: { ceiling: even('20.00'), expected: null },
    stillToCome: null,
  });
  expect(outlookOf(total).expected).toBe('140.00');
});

test('the waterfall ends at the balance, also where more was paid than approved', () => {
  for (const total of [figures(), figures({ paid: '55.00' }), figures({ appropriated: '0.00' })]) {
    const steps = waterfallOf(total);
    expect(steps.at(-2)?.left).toBe(steps.at(-1)?.amount);
    expect(steps.at(-1)?.amount).toBe(outlookOf(total).balance);
  }
});

const budget = (month: string | null, probability: number) => ({ month, probability });

test('of the budgets that likely run out the soonest comes first', () => {
  const [late, soon, unlikely, never] = [
    budget('2024-11', 1),
    budget('2024-05', 0.6),
    budget('2024-03', 0.2),
    budget(null, 0),
  ];
  expect(firstToRunOut([late, soon, unlikely, never])).toBe(soon);
  expect(firstToRunOut([unlikely, never])).toBe(unlikely);
  expect(firstToRunOut([never])).toBe(null);
  expect(alerts([late, never, unlikely])).toEqual([late, unlikely]);
});

test('the budget that lacks most is the one whose payments pass it by most', () => {
  const drawn = (appropriated: string, paid: string, toCome: string) => ({
    ...{ appropriated, paid, toCome },
  });
  const [little, much, none] = [
    drawn('10.00', '12.00', '0.00'),
    drawn('100.00', '50.00', '70.00'),
    drawn('5.00', '1.00', '4.00'),
  ];
  expect(shortest([little, much, none])).toBe(much);
  expect(restOf(much)).toBe('-20.00');
  expect(shortest([none])).toBe(null);
});

test('policies stand by what they cost over all years, and those that cost nothing are left out', () => {
  const nothing = figures({
    approved: '0.00',
    contingent: { ceiling: '0.00', expected: '0.00' },
    overdue: { ceiling: '0.00', expected: '0.00' },
    forecast: { ceiling: even('0.00'), expected: even('0.00') },
    stillToCome: even('0.00'),
  });
  const row = (id: string, own: Figures) => ({ id, name: id, nameEn: id, ...own });
  const lines = policyLines([
    { year: 2024, total: figures(), documents: [row('a', nothing), row('b', figures())] },
    { year: 2025, total: figures(), documents: [row('c', figures({ approved: '90.00' }))] },
  ]);
  expect(lines.map(({ id, years }) => [id, years.map((one) => one?.expected ?? null)])).toEqual([
    ['c', [null, '132.00']],
    ['b', ['82.00', null]],
  ]);
});
