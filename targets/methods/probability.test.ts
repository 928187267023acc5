import { expect, test } from 'vitest';
import { course } from '../../tests/target-fixtures.ts';
import type { Outlook } from '../outlook.ts';
import { probability } from './probability.ts';

const outlook = (chance: number | null): Outlook => ({
  years: [],
  probability: chance,
  reason: chance === null ? 'tooFewPoints' : null,
  earliest: null,
  until: null,
  shortfall: null,
  nowcast: null,
  provenance: null,
});

test.each([
  [0.99, 'onTrack'],
  [2 / 3, 'onTrack'],
  [0.6666, 'atRisk'],
  [1 / 3, 'atRisk'],
  [0.3333, 'offTrack'],
  [0.01, 'offTrack'],
])('a probability of %d is %s', (chance, verdict) => {
  expect(probability(course({}, { outlook: outlook(chance) }))).toMatchObject({
    verdict,
    reason: 'likelihood',
  });
});

test('without a probability it cannot tell, and says why', () => {
  expect(probability(course({}, { outlook: outlook(null) }))).toEqual({
    value: null,
    verdict: 'cannotTell',
    reason: 'tooFewPoints',
  });
});
