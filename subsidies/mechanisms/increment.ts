import { z } from 'zod';
import type { Figure, Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';
import { product } from '../terms.ts';

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
    const now = terms.column(of);
    const before = terms.column(over.column);
    const part = over.rate === undefined ? WHOLE : terms.figure(over.rate);
    const due = rate === null ? WHOLE : terms.figure(rate);
    // The growth as a fraction, so that only what is due of it is rounded.
    const grown = `greatest(CAST(${now} AS HUGEINT) * ${part.denominator} - CAST(${before} AS HUGEINT) * ${part.numerator}, 0)`;
    const known = `CASE WHEN ${now} IS NOT NULL AND ${before} IS NOT NULL THEN ${grown} END`;
    return product(`(${known})`, due.numerator, due.denominator * part.denominator, terms.rounding);
  },
};

const WHOLE: Figure = { numerator: '1', denominator: 1n };
