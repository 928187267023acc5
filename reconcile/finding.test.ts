import { describe, expect, test } from 'vitest';
import { decimal } from '../core/decimal.ts';
import type { Bound } from '../core/goal.ts';
import { allowedDifference, findingOf } from './finding.ts';

function finding(
  derived: string,
  reported: string,
  { bound = null as Bound | null, relation = 'equals' as 'equals' | 'partOf' } = {},
) {
  const value = decimal(reported);
  const allowed = allowedDifference({ absolute: '0.01', relative: '0.02' }, value);
  return findingOf({ derived: decimal(derived), reported: { value, bound }, relation, allowed })
    .finding;
}

describe('the tolerance', () => {
  test.each([
    ['just below it', '5099.9999999999', 'agrees'],
    ['at it', '5100', 'agrees'],
    ['just above it', '5100.0000000001', 'differs'],
    ['at it below the figure', '4900', 'agrees'],
    ['just past it below the figure', '4899.9999999999', 'differs'],
  ])('decides exactly: %s', (_, derived, expected) => {
    expect(finding(derived, '5000')).toBe(expected);
  });

  test('is the larger of the absolute and the relative one', () => {
    expect(allowedDifference({ absolute: '5', relative: '0.1' }, decimal('40')).toFixed()).toBe(
      '5',
    );
    expect(allowedDifference({ absolute: '5', relative: '0.1' }, decimal('60')).toFixed()).toBe(
      '6',
    );
  });

  test('of nothing asks for equality', () => {
    const at = (derived: string) =>
      findingOf({
        derived: decimal(derived),
        reported: { value: decimal('3'), bound: null },
        relation: 'equals',
        allowed: decimal('0'),
      }).finding;
    expect([at('3'), at('3.0000000001')]).toEqual(['agrees', 'differs']);
  });
});

describe('a bound decides only where it can', () => {
  test.each<[Bound, string, string]>([
    ['atLeast', '4899', 'differs'],
    ['atLeast', '4900', 'cannotTell'],
    ['atLeast', '5000', 'cannotTell'],
    ['atLeast', '9000', 'cannotTell'],
    ['atMost', '5101', 'differs'],
    ['atMost', '5100', 'cannotTell'],
    ['atMost', '10', 'cannotTell'],
    ['about', '5000', 'cannotTell'],
    ['about', '1', 'cannotTell'],
    ['expected', '5000', 'cannotTell'],
  ])('%s 5000, derived %s: %s', (bound, derived, expected) => {
    expect(finding(derived, '5000', { bound })).toBe(expected);
  });
});

describe('a part of the reported figure', () => {
  test.each<[Bound | null, string, string]>([
    [null, '1', 'agrees'],
    [null, '5100', 'agrees'],
    [null, '5101', 'differs'],
    ['atLeast', '5100', 'agrees'],
    ['atLeast', '5101', 'cannotTell'],
    ['atMost', '5100', 'cannotTell'],
    ['atMost', '5101', 'differs'],
    ['about', '1', 'cannotTell'],
  ])('%s 5000, derived %s: %s', (bound, derived, expected) => {
    expect(finding(derived, '5000', { bound, relation: 'partOf' })).toBe(expected);
  });
});
