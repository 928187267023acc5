import { meets } from '../../core/compare.ts';
import { Decimal } from '../../core/decimal.ts';
import { projectionVerdict, shown, undecided, type Method } from './method.ts';

/** What a year's figure weighs, for each year that it is older than the latest. */
const DISCOUNT = new Decimal('0.8');
/** Years back from the latest figure that are looked at. */
const WINDOW = 10;
const LEAST_POINTS = 3;

/**
 * A straight line through the exact figures of the last ten years by discounted least squares
 * (Brown, Smoothing, Forecasting and Prediction of Discrete Time Series, 1963): a figure weighs 0.8 of
 * the next year's. The value is where the line stands in the deadline's year, in the target's unit.
 * See docs/methods/time-weighted-regression.md.
 */
export const timeWeightedRegression: Method = (course) => {
  const { history, threshold, deadlineYear, comparator } = course;
  const exact = history.filter(({ bound }) => bound === null);
  const latest = exact.at(-1);
  if (!latest) return undecided(history.length > 0 ? 'boundDoesNotDecide' : 'noData');
  const points = exact
    .filter(({ year }) => year > latest.year - WINDOW)
    .map(({ year, value }) => ({
      weight: DISCOUNT.pow(latest.year - year),
      years: new Decimal(year - latest.year),
      value,
    }));
  if (points.length < LEAST_POINTS) return undecided('tooFewPoints');
  const sum = (part: (point: (typeof points)[number]) => Decimal) =>
    points.reduce((total, point) => total.plus(point.weight.times(part(point))), new Decimal(0));
  const weight = sum(() => new Decimal(1));
  const years = sum((point) => point.years);
  const values = sum((point) => point.value);
  const squares = sum((point) => point.years.pow(2));
  const products = sum((point) => point.years.times(point.value));
  const slope = weight
    .times(products)
    .minus(years.times(values))
    .div(weight.times(squares).minus(years.pow(2)));
  const level = values.minus(slope.times(years)).div(weight);
  const projected = level.plus(slope.times(deadlineYear - latest.year)).toSignificantDigits(30);
  const value = shown(projected, threshold);
  const met = meets({ value: projected, bound: null }, comparator, threshold) === 'yes';
  return { value, ...projectionVerdict({ projected, met, from: latest.value, threshold }) };
};
