import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('perUnitBeyondQuota'),
  amount: parameterName,
  /** What the district reached, and its quota, both columns. */
  actual: z.string(),
  quota: z.string(),
  /** The units that are paid: those past the quota, or all once the quota is met. */
  units: z.enum(['beyond', 'allOnceMet']),
  cap: parameterName.nullable(),
  per: paymentUnit,
});

/** A sum for each unit by which a district passes its quota: 每增加一家给予5万元. */
export const perUnitBeyondQuota: Mechanism<typeof schema> = {
  schema,
  names: { zh: '超任务按家数', en: 'Sum for each unit past the quota' },
  amount: ({ amount, actual, quota, units }, terms) => {
    const reached = terms.number(actual);
    const asked = terms.number(quota);
    const paid =
      units === 'beyond'
        ? `greatest(CAST(floor(${reached} - ${asked}) AS HUGEINT), 0)`
        : `CASE WHEN ${reached} >= ${asked} THEN CAST(floor(${reached}) AS HUGEINT) ELSE 0 END`;
    const known = `${reached} IS NOT NULL AND ${asked} IS NOT NULL`;
    return `CASE WHEN ${known} THEN (${paid}) * ${terms.money(amount)} END`;
  },
};
