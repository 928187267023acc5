import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('increment'),
  /** Null where the whole increase is due. */
  rate: parameterName.nullable(),
  /** What grew, and what it is compared with: last year's figure, or a share of another one. */
  of: z.string(),
  over: z.strictObject({ column: z.string(), rate: parameterName.optional() }),
  cap: parameterName.nullable(),
  per: paymentUnit,
});

/** A share of what passes a former figure, never below zero: 较上年度新增部分的10%. */
export const increment: Mechanism<typeof schema> = {
  schema,
  names: { zh: '按增量', en: 'Share of the increase' },
  amount: ({ rate, of, over }, terms) => {
    const before = terms.column(over.column);
    const base = over.rate === undefined ? before : terms.times(before, over.rate);
    const grown = `CASE WHEN ${terms.column(of)} IS NULL OR ${base} IS NULL THEN NULL ELSE greatest(${terms.column(of)} - ${base}, 0) END`;
    return rate === null ? grown : terms.times(`(${grown})`, rate);
  },
};
