import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('perUnit'),
  amount: parameterName,
  /** The column that counts the units: 签到张数, 人数. */
  units: z.string(),
  /** Units that count at most. */
  most: parameterName.optional(),
  cap: parameterName.nullable(),
  per: paymentUnit,
});

/** A sum for each unit: 每张50元、每场最多200张. */
export const perUnit: Mechanism<typeof schema> = {
  schema,
  names: { zh: '按数量', en: 'Sum for each unit' },
  amount: ({ amount, units, most }, terms) => {
    const counted = `CAST(floor(${terms.number(units)}) AS HUGEINT)`;
    const kept =
      most === undefined
        ? counted
        : `CASE WHEN ${counted} IS NOT NULL THEN least(${counted}, ${terms.figure(most).numerator}) END`;
    return `(${kept}) * ${terms.money(amount)}`;
  },
};
