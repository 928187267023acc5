import type { Indicator } from '../reference/indicators.ts';
import type { Want } from './facts.ts';
import { periodBefore, yearEarlier, type RankedPeriod } from './period.ts';
import type { Adjustment, Item, Scheme } from './scheme-schema.ts';

type Indicators = ReadonlyMap<string, Indicator>;
type Measured = Pick<Item, 'indicator' | 'unit' | 'figure'>;

/** The unit that a figure is shown and scored in. */
export function unitOf({ indicator, unit }: Measured, indicators: Indicators): string {
  return unit ?? indicators.get(indicator ?? '')?.unit ?? '';
}

/** Which way is better for an item. */
export function directionOf({ direction, indicator }: Item, indicators: Indicators): 'up' | 'down' {
  return direction ?? indicators.get(indicator ?? '')?.direction ?? 'up';
}

export function itemKey({ id, version }: Scheme, item: Item): string {
  return `${id} ${version} ${item.id}`;
}

export function headsKey(scheme: Scheme, item: Item): string {
  return `${itemKey(scheme, item)} heads`;
}

export function adjustmentKey({ id, version }: Scheme, adjustment: Adjustment): string {
  return `${id} ${version} ${adjustment.id}`;
}

/** Every figure that a version of a scheme needs. */
export function wantsOf(scheme: Scheme, indicators: Indicators): Want[] {
  const want = (key: string, measured: Measured): Want => ({
    key,
    indicator: measured.indicator,
    figure: measured.figure,
    unit: unitOf(measured, indicators),
  });
  return [
    ...scheme.items.flatMap((item) => [
      want(itemKey(scheme, item), item),
      ...(item.perHead ? [want(headsKey(scheme, item), item.perHead)] : []),
    ]),
    ...scheme.adjustments.map((one) => want(adjustmentKey(scheme, one), one)),
  ];
}

/** The period, those that a last known figure may come from, and each a year earlier. */
export function periodsOf({ items }: Scheme, period: RankedPeriod): RankedPeriod[] {
  const back = Math.max(
    0,
    ...items.map(({ missing }) => (missing.rule === 'lastKnown' ? missing.back : 0)),
  );
  return lookedAt(period, back).flatMap((one) => [one, yearEarlier(one)]);
}

/** A period and so many before it, the latest first. */
export function lookedAt(period: RankedPeriod, back: number): RankedPeriod[] {
  const periods = [period];
  for (let step = 0; step < back; step++) {
    periods.push(periodBefore(periods.at(-1) ?? period));
  }
  return periods;
}
