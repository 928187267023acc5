import type { Reference } from '../reference/catalogue.ts';
import type { Standing } from './contest.ts';
import { named } from './present-names.ts';
import { presentQuota, presentYearly } from './present-part.ts';
import type { QuotaTable } from './quotas.ts';
import { unitOf } from './wants.ts';

/** The quotas of all units with their sums beside the city's goal. */
export function presentQuotas(table: QuotaTable, standing: Standing, reference: Reference) {
  const at = standing.scheme.items.findIndex(({ id }) => id === table.item);
  const units = new Map(
    [...standing.contestants, ...standing.listed].map((unit) => [unit.region, unit]),
  );
  const { yearly, plan, goal } = table;
  const item = standing.scheme.items[at];
  return {
    item: table.item,
    indicator: item?.indicator ?? table.item,
    unit: item ? unitOf(item, reference.indicators) : '',
    rows: table.rows.map(({ region, quota }) => ({
      ...named(region, reference),
      ...presentQuota(quota, units.get(region)?.figures[at]?.fact ?? null),
    })),
    yearly: {
      ...yearly,
      sum: yearly.units === 0 ? null : yearly.sum.toFixed(),
      city: presentYearly(yearly.city),
      difference: yearly.difference?.toFixed() ?? null,
    },
    plan: plan && { ...plan, low: plan.low.toFixed(), high: plan.high.toFixed() },
    goal: goal && {
      ...goal,
      value: goal.value.toFixed(),
      yearlyDifference: goal.yearlyDifference?.toFixed() ?? null,
      lowDifference: goal.lowDifference?.toFixed() ?? null,
      highDifference: goal.highDifference?.toFixed() ?? null,
    },
    overlaps: table.overlaps,
  };
}
