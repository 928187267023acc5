import { describe, expect, test } from 'vitest';
import { judged, target, type Points } from '../tests/target-fixtures.ts';
import { methodsDiffer } from './methods-differ.ts';

/** On the curve of a goal on track, on a straight line behind it. */
const GROWING: Points = { 2019: '1000', 2020: '2000' };
const clocks = { asOf: '2021-06-30' };
const geometric = target({ value: '8000', path: 'geometric' });

describe('the methods differ', () => {
  test('where the declared path and the mean change do not agree', () => {
    const evaluation = judged(geometric, GROWING, { clocks });
    expect(evaluation.methods?.declaredPath.verdict).toBe('onTrack');
    expect(evaluation.methods?.recentMeanChange.verdict).toBe('offTrack');
    expect(methodsDiffer(evaluation)).toBe(true);
  });

  test('at 11 % of the linear requirement, whatever the growth rate says', () => {
    const far = target({ value: '10000', deadline: '2029-12-31' });
    const evaluation = judged(far, { 2019: '1', 2020: '111' }, { clocks });
    expect(evaluation.verdict).toBe('offTrack');
    expect(evaluation.methods?.compoundGrowth.verdict).toBe('onTrack');
    expect(methodsDiffer(evaluation)).toBe(true);
  });

  test('not where all of them agree, exactly on a straight line to zero', () => {
    const zero = target({ comparator: '<=', value: '0' });
    const evaluation = judged(zero, { 2019: '300', 2020: '200', 2021: '100' }, { clocks });
    expect(evaluation.verdict).toBe('onTrack');
    expect(methodsDiffer(evaluation)).toBe(false);
  });

  test('not once the deadline has come, nor on figures that are too old', () => {
    const due = judged(geometric, GROWING, { clocks: { asOf: '2022-12-31' } });
    expect(methodsDiffer(due)).toBe(false);
    const late = target({ value: '8000', path: 'geometric', deadline: '2029-12-31' });
    const stale = judged(late, GROWING, { clocks: { asOf: '2024-06-30' } });
    expect(stale.reason).toBe('stale');
    expect(methodsDiffer(stale)).toBe(false);
  });
});
