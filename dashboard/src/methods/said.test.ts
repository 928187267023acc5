import { expect, test } from 'vitest';
import { METHOD_NAMES } from '../../../targets/methods/all.ts';
import type { MethodAnswer } from '../../../targets/methods/method.ts';
import { said, sides, sidesInWords } from './said.ts';
import { METHODS } from './words.ts';

const answer = (verdict: MethodAnswer['verdict']): MethodAnswer => ({
  value: '1',
  verdict,
  reason: 'pace',
});

const methods = {
  distance: answer('notDue'),
  declaredPath: answer('onTrack'),
  compoundGrowth: answer('cannotTell'),
  recentMeanChange: answer('atRisk'),
  timeWeightedRegression: answer('offTrack'),
  probability: answer('atRisk'),
};

test('methods stand in the order in which they are asked', () => {
  expect(METHODS).toEqual(METHOD_NAMES);
  expect(said({ methods }).map(({ name }) => name)).toEqual(METHOD_NAMES);
});

test('a goal of which no method was asked has no answers', () => {
  expect(said({ methods: {} })).toEqual([]);
  expect(sides({ methods: {} })).toEqual([]);
});

test('only methods that judge the pace take sides, the best verdict first', () => {
  expect(sides({ methods })).toEqual([
    { verdict: 'onTrack', names: ['declaredPath'] },
    { verdict: 'atRisk', names: ['recentMeanChange', 'probability'] },
    { verdict: 'offTrack', names: ['timeWeightedRegression'] },
  ]);
});

test('the sides read as one sentence in both languages', () => {
  expect(sidesInWords({ methods }, 'zh')).toBe(
    '既定路径判为“进度正常”；近年均变外推、达成概率判为“有风险”；时间加权回归判为“明显滞后”',
  );
  expect(sidesInWords({ methods }, 'en')).toBe(
    'Declared path: on track; Recent mean change, Probability: at risk; Time-weighted regression: off track',
  );
});
