import { Decimal } from '../../core/decimal.ts';
import { falling, type Course } from '../course.ts';
import { paceVerdict, shown, undecided, type Method } from './method.ts';

/** The oldest figure that may stand in for a baseline, counted back from the latest. */
const LOOK_BACK = 5;

/**
 * Compound yearly growth achieved since the start over the compound yearly growth that the target
 * asks for from the same start (Eurostat, monitoring of the SDG indicators with quantitative
 * targets). The start is the baseline or, where that is not known exactly, the first exact figure
 * of the last five years, which the answer names. See docs/methods/compound-growth.md.
 */
export const compoundGrowth: Method = (course) => {
  const latest = course.history.at(-1);
  if (!latest) return undecided('noData');
  const start = growthStart(course);
  if (!start) return undecided('tooFewPoints');
  const { threshold, deadlineYear, comparator } = course;
  if (start.value.lte(0) || latest.value.lte(0) || threshold.lte(0))
    return undecided('notPositive');
  const achieved = yearlyGrowth(start.value, latest.value, latest.year - start.year);
  const required = yearlyGrowth(start.value, threshold, deadlineYear - start.year);
  if (required.isZero() || required.lt(0) !== falling(comparator))
    return undecided('notApplicable');
  if (latest.bound === 'about' || latest.bound === 'expected')
    return undecided('boundDoesNotDecide');
  const share = achieved.div(required);
  const judged = paceVerdict(share);
  const helps = latest.bound === (falling(comparator) ? 'atMost' : 'atLeast');
  const decides = latest.bound === null || (judged.verdict === 'onTrack' && helps);
  return decides ? { value: shown(share), ...judged } : undecided('boundDoesNotDecide');
};

/** The exact figure that growth is counted from, before the latest one. */
export function growthStart(course: Course): { year: number; value: Decimal } | undefined {
  const { baseline, history } = course;
  const latest = history.at(-1);
  if (!latest) return undefined;
  if (baseline.value !== null && baseline.year < latest.year) return baseline;
  return history.find(
    ({ year, bound }) => bound === null && year < latest.year && year >= latest.year - LOOK_BACK,
  );
}

/**
 * Compound yearly growth between two positive figures, as a ratio: 0.05 is five per cent. Rounded to
 * 30 digits, so that the error of a root does not decide between equal rates.
 */
export function yearlyGrowth(from: Decimal, to: Decimal, years: number): Decimal {
  return to.div(from).pow(new Decimal(1).div(years)).toSignificantDigits(30).minus(1);
}
