import { expect, test } from 'vitest';
import { labelWords } from './words.ts';

test.for([
  ['2023', '2023年'],
  ['2023-05', '2023年5月'],
  ['2023三季度', '2023年三季度'],
])('the period %s is said as %s', ([label = '', words]) => {
  expect(labelWords(label)).toBe(words);
});
