import { describe, expect, test } from 'vitest';
import { target } from '../tests/target-fixtures.ts';
import { formFaults, targetSchema } from './target-schema.ts';

const year2022 = { from: '2022-01-01', to: '2022-12-31' };

describe('the form of a target', () => {
  test.each([
    ['a level', {}],
    ['a range', { form: 'range', low: '400', high: '450' }],
    ['a range of one number', { form: 'range', low: '400', high: '400' }],
    ['a direction', { form: 'direction', path: 'directionOnly' }],
    ['a flow of one year', { form: 'flow', period: year2022 }],
    ['a sum', { form: 'cumulative', period: { from: '2020-01-01', to: '2022-12-31' } }],
    ['a multiple', { form: 'multiple', multiple: { factor: '2', base: null, evidence: '翻番' } }],
    ['no base', { baseline: null }],
  ])('%s is sound', (_, changes) => {
    expect(formFaults(target(changes))).toEqual([]);
  });

  test.each([
    ['a level without a value', { value: undefined }, 'the form level needs a value'],
    ['a level with a low end', { low: '400' }, 'only a range has low and high'],
    ['a level with a high end', { high: '450' }, 'only a range has low and high'],
    [
      'a range whose low end is above',
      { form: 'range', low: '450', high: '400' },
      'low must not be above high',
    ],
    [
      'a range with a value',
      { form: 'range', low: '400', high: '450', value: '400' },
      'a range has no value of its own',
    ],
    ['a direction with a value', { form: 'direction', value: '1' }, 'a direction has no value'],
    ['a multiple without one', { form: 'multiple' }, 'multiple goes with the form multiple'],
    [
      'a sum without its period',
      { form: 'cumulative' },
      'a cumulative goal needs the period it sums',
    ],
    [
      'a period that ends elsewhere',
      { deadline: '2023-12-31', period: year2022 },
      'the period must end on the deadline',
    ],
    [
      'a base in the year of the deadline',
      { baseline: { basis: 'loaded', year: 2022 } },
      'the baseline must lie before the deadline',
    ],
  ])('%s is a fault', (_, changes, fault) => {
    expect(formFaults(target(changes))).toEqual([fault]);
  });

  test('a range without its ends lacks them', () => {
    expect(formFaults(target({ form: 'range' }))).toContain('a range needs low and high');
  });

  test('a period that is turned around is a fault', () => {
    const period = { from: '2023-01-01', to: '2022-12-31' };
    expect(formFaults(target({ period }))).toEqual(['the period must begin before it ends']);
  });
});

describe('a target', () => {
  test('is refused for a base that is printed without its value', () => {
    const baseline = { basis: 'printed', year: 2019 };
    expect(targetSchema.safeParse({ ...target(), baseline }).success).toBe(false);
  });

  test('is refused for a base that is loaded and given a value', () => {
    const baseline = { basis: 'loaded', year: 2019, value: '2000' };
    expect(targetSchema.safeParse({ ...target(), baseline }).success).toBe(false);
  });

  test('is not 力争 and has no look-alikes unless it says so', () => {
    expect(target()).toMatchObject({ aspirational: false, compare: [] });
  });
});
