import { z } from 'zod';
import type { Mechanism, Terms } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const tier = z
  .strictObject({
    from: parameterName.optional(),
    above: parameterName.optional(),
    to: parameterName.optional(),
    below: parameterName.optional(),
    amount: parameterName.optional(),
    rate: parameterName.optional(),
    /** A sum for each whole step of `by`: 每提高1个百分点给予20万元. */
    each: z.strictObject({ step: parameterName, amount: parameterName }).optional(),
  })
  .refine(
    ({ amount, rate, each }) =>
      [amount, rate, each].filter((way) => way !== undefined).length === 1,
    'a tier has one of amount, rate and each',
  );

const schema = z.strictObject({
  kind: z.literal('tiered'),
  /** The column that decides the tier, or what it gained over another; the basis where none is named. */
  by: z.union([z.string(), z.strictObject({ of: z.string(), less: z.string() })]).optional(),
  tiers: z.array(tier).min(1),
  cap: parameterName.nullable().default(null),
  per: paymentUnit,
});

/** A sum or rate by size: 达到2000万元、5000万元、1亿元的，分别…. Below the first tier nothing is due. */
export const tiered: Mechanism<typeof schema> = {
  schema,
  names: { zh: '分档', en: 'Tiers' },
  amount: ({ by, tiers }, terms) => {
    const size = sizeOf(by, terms);
    const branches = tiers.map((each) => {
      const within = (
        [
          ['from', '>='],
          ['above', '>'],
          ['to', '<='],
          ['below', '<'],
        ] as const
      ).flatMap(([end, sign]) => {
        const reference = each[end];
        if (reference === undefined) return [];
        const { numerator, denominator } = terms.figure(reference);
        return [`${size} * ${denominator} ${sign} ${numerator}`];
      });
      return `WHEN ${within.join(' AND ') || 'true'} THEN ${sumOf(each, size, terms)}`;
    });
    return `CASE WHEN ${size} IS NULL THEN NULL ${branches.join(' ')} ELSE 0 END`;
  },
};

function sizeOf(by: z.infer<typeof schema>['by'], terms: Terms): string {
  if (by === undefined) return terms.basis;
  if (typeof by === 'string') return terms.number(by);
  return `(${terms.number(by.of)} - ${terms.number(by.less)})`;
}

function sumOf({ amount, rate, each }: z.infer<typeof tier>, size: string, terms: Terms): string {
  if (amount !== undefined) return terms.money(amount);
  if (rate !== undefined) return terms.times(terms.basis, rate);
  if (each === undefined) return '0';
  const { numerator, denominator } = terms.figure(each.step);
  return `CAST(floor(${size} * ${denominator} / ${numerator}) AS HUGEINT) * ${terms.money(each.amount)}`;
}
