import { predict } from '../../forecast/predict.ts';
import type { Point } from '../../forecast/series.ts';
import type { Row } from '../../warehouse/connect.ts';
import type { AppliedRule } from '../applied-rule.ts';
import { keyOf, uniform } from './hash.ts';
import { baseOf, type Bases } from './bases.ts';
import { normalQuantile } from './normal.ts';

/**
 * What entitlements grow with. `size`: the sums of each beneficiary's facts; `count`: the number of
 * beneficiaries; `renewal`: the share of certificates that expire and are renewed.
 */
export interface Driver {
  readonly id: string;
  readonly kind: 'size' | 'count' | 'renewal' | 'none';
}

/** What a driver may come to in a later year, as a multiple of its last full year, draw by draw. */
export interface Growth {
  readonly driver: string;
  readonly lastYear: number;
  /** Fen, or a number of facts. */
  readonly last: number;
  readonly unit: 'CNY' | 'count' | 'ratio';
  /** `short`: too few years for the models, so that last year stands with a wide error. */
  readonly method: 'ensemble' | 'short' | 'rate' | 'none';
  /** By year ahead, from 1: mean and 10 and 90 % quantile of the figure itself. */
  readonly forecasts: readonly { year: number; mean: number; p10: number; p90: number }[];
  /** By draw, the multiple for a year ahead (from 1); for a renewal the share itself. */
  of(ahead: number): Float64Array;
}

/** Years ahead that drivers are forecast; later ones are as the last of them. */
export const AHEAD = 6;

/** Reads rows of `drivers.sql` into series by driver. */
export function seriesOf(rows: readonly Row[]): ReadonlyMap<string, readonly Point[]> {
  const series = Map.groupBy(rows, ({ driver }) => String(driver));
  return new Map(
    [...series].map(([driver, points]) => [
      driver,
      points.map(({ year, value }) => ({ year: Number(year), value: Number(value) })),
    ]),
  );
}

/** The driver of a rule's entitlements to a unit of so much size. */
export function driverOf(
  { rule, view }: AppliedRule,
  { large, much }: { readonly large: number; readonly much: boolean },
): Driver {
  switch (view.model) {
    case 'contract': {
      if (rule.beneficiary.role !== 'seller') return { id: 'contract', kind: 'size' };
      const classes = rule.when['class'];
      const development = Array.isArray(classes) && classes.includes('development');
      const service = Array.isArray(classes) && classes.includes('service');
      if (development === service) return { id: 'contract', kind: 'size' };
      const size = ['other', 'small', 'large'][large] ?? 'other';
      return { id: `contract.${development ? 'development' : 'service'}.${size}`, kind: 'size' };
    }
    case 'rd':
      return { id: `rd.${much ? 'large' : 'small'}`, kind: 'size' };
    case 'recognition': {
      const types = [rule.when['recognition_type']].flat();
      if (types.includes('重新认定')) return { id: 'renewal', kind: 'renewal' };
      if (types.includes('迁入') && !types.includes('首次认定'))
        return { id: 'recognition.moved', kind: 'count' };
      return { id: 'recognition.first', kind: 'count' };
    }
    case 'event':
      return { id: `event.${view.zh}`, kind: 'count' };
    default:
      return { id: 'none', kind: 'none' };
  }
}

/** The growth of a driver, from its series up to the last full year of its facts. */
export function growthOf(
  { id, kind }: Driver,
  series: ReadonlyMap<string, readonly Point[]>,
  bases: Bases,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Growth {
  const perDraw = (of: (ahead: number, u: number) => number) => {
    const key = keyOf(`driver ${id}`);
    const known = new Map<number, Float64Array>();
    return (ahead: number) => {
      const made =
        known.get(ahead) ??
        Float64Array.from({ length: draws }, (_, draw) => of(ahead, uniform(seed, draw, key)));
      known.set(ahead, made);
      return made;
    };
  };
  if (kind === 'renewal') return renewals(series, bases, perDraw);
  const base = baseOf(bases, id.split('.')[0] ?? '') ?? 0;
  const points = (series.get(id) ?? []).filter(({ year }) => year <= base);
  const last = points.find(({ year }) => year === base)?.value ?? 0;
  const unit = kind === 'size' ? ('CNY' as const) : ('count' as const);
  const common = { driver: id, lastYear: base, last, unit };
  if (kind === 'none' || last <= 0) {
    return { ...common, method: 'none', forecasts: [], of: perDraw(() => 1) };
  }
  const predicted = predict(points, { indicator: id, horizon: AHEAD });
  const quantiles =
    predicted?.map((each) => each.quantiles) ?? WIDE.map((all) => all.map((by) => by * last));
  return {
    ...common,
    method: predicted ? 'ensemble' : 'short',
    forecasts: quantiles.map((all, at) => ({
      year: base + at + 1,
      mean: predicted?.[at]?.mean ?? last,
      p10: all[9] ?? last,
      p90: all[89] ?? last,
    })),
    of: perDraw((ahead, u) => {
      const all = quantiles[Math.min(ahead, AHEAD) - 1] ?? [];
      return Math.max(0, between(all, u) / last);
    }),
  };
}

/** The share of expiring certificates that were renewed in the last three full years. */
function renewals(
  series: ReadonlyMap<string, readonly Point[]>,
  bases: Bases,
  perDraw: (of: (ahead: number, u: number) => number) => Growth['of'],
): Growth {
  const base = bases.get('recognition') ?? 0;
  const sum = (id: string) =>
    (series.get(id) ?? [])
      .filter(({ year }) => year <= base && year > base - 3)
      .reduce((total, { value }) => total + value, 0);
  const expired = sum('renewal.expired');
  const rate = (sum('renewal.renewed') + 0.5) / (expired + 1);
  const error = Math.sqrt((rate * (1 - rate)) / (expired + 1));
  const at = (share: number) => Math.min(1, Math.max(0, rate + error * normalQuantile(share)));
  return {
    driver: 'renewal',
    lastYear: base,
    last: rate,
    unit: 'ratio',
    method: 'rate',
    forecasts: Array.from({ length: AHEAD }, (_, index) => ({
      year: base + index + 1,
      mean: rate,
      p10: at(0.1),
      p90: at(0.9),
    })),
    of: perDraw((_, u) => at(u)),
  };
}

/** The value at a share of a distribution given by its quantiles at 1 % … 99 %. */
function between(quantiles: readonly number[], share: number): number {
  const at = Math.min(98, Math.max(0, share * 100 - 1));
  const low = quantiles[Math.floor(at)] ?? 1;
  const high = quantiles[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Where a series is too short: no growth, with an error that widens by three tenths a year. */
const WIDE: readonly (readonly number[])[] = Array.from({ length: AHEAD }, (_, at) =>
  Array.from({ length: 99 }, (__, percent) =>
    Math.exp(0.3 * Math.sqrt(at + 1) * normalQuantile((percent + 1) / 100)),
  ),
);
