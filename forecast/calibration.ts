import type { Trial } from './backtest.ts';
import { median, PERCENTS, quantile } from './quantile.ts';
import { spread, type Volatility } from './volatility.ts';

/** What series of one kind have in common: their volatility, and how much wider their errors are. */
export interface Pool {
  readonly variance: number;
  readonly width: number;
}

/** How far the ensemble was off, learnt from a panel. */
export interface Calibration {
  /** Of series whose indicator is not in the panel. */
  readonly pool: Pool;
  readonly indicators: Readonly<Record<string, Pool>>;
  /** How many errors each horizon rests on. */
  readonly errors: readonly number[];
  /** For each horizon, the quantiles of the errors at `PERCENTS`, in spreads. */
  readonly quantiles: readonly (readonly number[])[];
}

/**
 * Of the median error, the part that is taken to be the panel's decade and not the method's: its years
 * grew faster than damped models say. Keeping half was as exact over all as keeping the whole, and took
 * away most of the harm that the whole does from four and five points.
 */
const DECADE = 0.5;
/** The interval whose width an indicator's pool is fitted to. */
const OUTER = 80;

/**
 * Turns errors into quantiles: each error in spreads of its series, pooled over indicators by horizon,
 * the empirical quantiles taken as they are, so that no distribution is assumed. This is split
 * conformal prediction with normalised signed errors: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman,
 * Distribution-free predictive inference for regression, JASA 113 (2018).
 */
export function calibrate(trials: readonly Trial[], maxHorizon: number): Calibration {
  const variances = (of: readonly Trial[]) => median(of.map(({ own }) => own.variance));
  const origins = trials.filter(({ horizon }) => horizon === 1);
  const all = { variance: variances(origins), width: 1 };
  const byIndicator = Map.groupBy(origins, ({ indicator }) => indicator);
  const plain = Object.fromEntries(
    [...byIndicator].map(([id, of]) => [id, { variance: variances(of), width: 1 }]),
  );
  const first = horizons(trials, { pool: all, indicators: plain }, maxHorizon);
  const indicators = Object.fromEntries(
    Object.entries(plain).map(([id, pool]) => [id, { ...pool, width: width(id, first) }]),
  );
  const rows = horizons(trials, { pool: all, indicators }, maxHorizon);
  return {
    pool: all,
    indicators,
    errors: rows.map((row) => row.length),
    quantiles: rows.map(quantilesOf),
  };
}

/** The pool of an indicator, or that of all. */
export function poolOf(
  { pool, indicators }: Pick<Calibration, 'pool' | 'indicators'>,
  indicator: string,
): Pool {
  return (Object.hasOwn(indicators, indicator) ? indicators[indicator] : undefined) ?? pool;
}

/** The spread of a series of this pool, relative to its unit. */
export function pooledSpread(own: Volatility, pool: Pool): number {
  return pool.width * spread(own, pool.variance);
}

interface Standard {
  readonly indicator: string;
  readonly error: number;
}

function horizons(
  trials: readonly Trial[],
  pools: Pick<Calibration, 'pool' | 'indicators'>,
  maxHorizon: number,
): Standard[][] {
  const rows: Standard[][] = Array.from({ length: maxHorizon }, () => []);
  for (const { indicator, horizon, error, own } of trials) {
    const by = pooledSpread(own, poolOf(pools, indicator));
    rows[horizon - 1]?.push({ indicator, error: error / by });
  }
  return rows;
}

/** How much wider than all the errors of one indicator are: their 80 % against the 80 % interval. */
function width(id: string, rows: readonly Standard[][]): number {
  const reach = rows.flatMap((row) => {
    const errors = row.map(({ error }) => error).toSorted((a, b) => a - b);
    const low = Math.abs(quantile(errors, (100 - OUTER) / 2));
    const high = Math.abs(quantile(errors, (100 + OUTER) / 2));
    return row
      .filter(({ indicator }) => indicator === id)
      .map(({ error }) => (error < 0 ? -error / low : error / high));
  });
  return quantile(
    reach.toSorted((a, b) => a - b),
    OUTER,
  );
}

function quantilesOf(row: readonly Standard[]): number[] {
  const errors = row.map(({ error }) => error).toSorted((a, b) => a - b);
  const shift = DECADE * quantile(errors, 50);
  return PERCENTS.map((percent) => quantile(errors, percent) - shift);
}
