import { meets } from '../../core/compare.ts';
import { projectionVerdict, shown, undecided, type Method } from './method.ts';

/** How many years back the mean is taken over. */
const WINDOW = 3;

/**
 * Goes on from the latest figure with the mean yearly change of the last three years, gaps counted
 * in years, and asks whether the deadline's figure would meet the target. The value is that figure,
 * in the indicator's unit. See docs/methods/recent-mean-change.md.
 */
export const recentMeanChange: Method = (course) => {
  const { history, threshold, deadlineYear, comparator } = course;
  const exact = history.filter(({ bound }) => bound === null);
  const latest = exact.at(-1);
  if (!latest) return undecided(history.length > 0 ? 'boundDoesNotDecide' : 'noData');
  const first = exact.find(({ year }) => year < latest.year && year >= latest.year - WINDOW);
  if (!first) return undecided('tooFewPoints');
  const change = latest.value
    .minus(first.value)
    .times(deadlineYear - latest.year)
    .div(latest.year - first.year);
  const projected = latest.value.plus(change);
  const value = shown(projected, threshold);
  const met = meets({ value: projected, bound: null }, comparator, threshold) === 'yes';
  return { value, ...projectionVerdict({ projected, met, from: latest.value, threshold }) };
};
