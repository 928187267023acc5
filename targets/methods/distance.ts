import { meets } from '../../core/compare.ts';
import { shown, undecided, type Method } from './method.ts';

/**
 * The latest figure over the threshold. It says whether the goal is reached, and of the pace
 * nothing. See docs/methods/distance.md.
 */
export const distance: Method = ({ history, threshold, comparator, deadlineYear }) => {
  const latest = history.at(-1);
  if (!latest) return undecided('noData');
  const value = threshold.isZero() ? null : shown(latest.value.div(threshold));
  switch (meets(latest, comparator, threshold)) {
    case 'yes':
      return { value, verdict: 'achieved', reason: 'deadlineFigureMeets' };
    case 'undecided':
      return { value, verdict: 'cannotTell', reason: 'boundDoesNotDecide' };
    case 'no':
      return latest.year >= deadlineYear
        ? { value, verdict: 'missed', reason: 'deadlineFigureFallsShort' }
        : { value, verdict: 'notDue', reason: 'notApplicable' };
  }
};
