import { expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import { computableRules } from '../paying-rules.ts';
import { YEARS_BACK, fallsDue } from './event-years.ts';

const reference = loadReference();
const rules = computableRules(loadSubsidies(reference), reference, { city: 'jinan' });

/** The years of events whose money can fall due in the budget of 2024. */
function eventYears(id: string): number[] {
  const applied = rules.find(({ rule }) => rule.id === id);
  if (!applied) throw new Error(`no rule ${id}`);
  const all = Array.from({ length: YEARS_BACK + 2 }, (_, back) => 2025 - back);
  return all.filter((year) => fallsDue(applied, year, 2024)).toSorted((a, b) => a - b);
}

test('turnover of a year is paid in the next one', () => {
  expect(eventYears('jn-tech-transfer-2021.seller-development')).toEqual([2023]);
});

test('vouchers of the last quarter are paid in the next year, those of the others in the same', () => {
  expect(eventYears('jn-sci-services-2020.voucher-city-firm')).toEqual([2023, 2024]);
});

test('a match of another payment is paid in the year of that payment', () => {
  expect(eventYears('lx-tech-transfer-2023.contract-match')).toEqual([2024]);
});

test('three instalments from the year after fall due for the events of three years', () => {
  expect(eventYears('jn-universities-2021.own-teams')).toEqual([2021, 2022, 2023]);
});

test('what counts from a year that the fact names can come from any year before', () => {
  expect(eventYears('jn-htf-plan-2020.paid-in-capital')).toEqual([2020, 2021, 2022, 2023, 2024]);
});

test('the last instalment of every rule is within the years that are looked at', () => {
  for (const { rule } of rules) {
    if (rule.mechanism.kind !== 'instalments') continue;
    const last = Math.max(...rule.mechanism.parts.map(({ year }) => year));
    expect(last + 1).toBeLessThanOrEqual(YEARS_BACK);
  }
});
