import { Decimal } from '../../core/decimal.ts';
import { falling, type Course } from '../course.ts';
import { meetsBy, paceVerdict, shown, undecided, type Method } from './method.ts';

/**
 * Where the declared path stands in a year: on the straight line from the baseline to the
 * threshold, on the curve of constant growth between them, or on the last printed step. Null where a
 * curve would have to pass through zero. Same unit as the baseline; the line is exact where its value is a decimal, the
 * curve has 30 significant digits. See docs/methods/declared-path.md.
 */
export function pathValue(course: Course, year: number): Decimal | null {
  const { baseline, threshold, deadlineYear, path } = course;
  if (baseline.value === null || !isPaced(path)) return null;
  if (isAhead(course)) return year <= baseline.year ? baseline.value : threshold;
  if (path === 'stepped') {
    const reached = year >= deadlineYear ? threshold : stepAt(course, year);
    return reached ?? baseline.value;
  }
  const years = year - baseline.year;
  const allYears = deadlineYear - baseline.year;
  if (path === 'linear') {
    return baseline.value.plus(threshold.minus(baseline.value).times(years).div(allYears));
  }
  if (baseline.value.lte(0) || threshold.lte(0)) return null;
  return baseline.value
    .times(threshold.div(baseline.value).pow(new Decimal(years).div(allYears)))
    .toSignificantDigits(30);
}

/** The last step that the text asks for by a year. */
function stepAt({ steps = [] }: Course, year: number): Decimal | undefined {
  return steps.findLast((step) => step.year <= year)?.value;
}

/** True where the baseline lies on the threshold's good side: then there is no way, only a bar to hold. */
export function isAhead({ baseline, threshold, comparator }: Course): boolean {
  if (baseline.value === null) return false;
  return falling(comparator) ? baseline.value.lte(threshold) : baseline.value.gte(threshold);
}

/** True where the path says how far to be in a year before the deadline. */
export function isPaced(path: Course['path']): boolean {
  return path !== 'directionOnly' && path !== 'holdEveryYear';
}

/** Progress since the baseline over what the declared path asks for by the latest year. */
export const declaredPath: Method = (course) => {
  const { baseline, history, deadlineYear } = course;
  if (!isPaced(course.path)) return undecided('notApplicable');
  if (baseline.value === null) return undecided(baseline.reason);
  const latest = history.at(-1);
  if (!latest) return undecided('noData');
  if (latest.year <= baseline.year || deadlineYear <= baseline.year)
    return undecided('tooFewPoints');
  const required = pathValue(course, latest.year);
  if (required === null) return undecided('notPositive');
  const answer = meetsBy(course, latest, required);
  if (isAhead(course)) {
    if (answer === 'undecided') return undecided('boundDoesNotDecide');
    return { value: null, verdict: answer === 'yes' ? 'onTrack' : 'offTrack', reason: 'pace' };
  }
  const way = required.minus(baseline.value);
  if (way.isZero()) return undecided('notApplicable');
  const share = latest.value.minus(baseline.value).div(way);
  if (answer === 'yes') return { value: shown(share), verdict: 'onTrack', reason: 'pace' };
  if (answer === 'undecided' || latest.bound !== null) return undecided('boundDoesNotDecide');
  return { value: shown(share), ...paceVerdict(share) };
};
