import { expect, test } from 'vitest';
import { rangeOf } from './range.ts';

test.each([
  ['0.0015', 'ratio', { least: '0', most: '0.0075', step: '0.00001' }],
  ['0.5', 'ratio', { least: '0', most: '1', step: '0.01' }],
  ['800000', 'CNY', { least: '0', most: '4000000', step: '10000' }],
  ['40', 'percent', { least: '0', most: '100', step: '1' }],
  ['3', 'year', { least: '0', most: '15', step: '1' }],
])(
  'a slider of %s (%s) reaches five times what is printed and never past the whole',
  (value, unit, range) => {
    expect(rangeOf({ value, unit })).toEqual(range);
  },
);
