import { z } from 'zod';
import { atMost, type Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('shareOfCost'),
  rate: parameterName,
  cap: parameterName.nullable(),
  /** Costs that are shared each up to a sum of its own, in place of the rule's basis. */
  parts: z
    .array(z.strictObject({ column: z.string(), cap: parameterName.optional() }))
    .min(1)
    .optional(),
  per: paymentUnit,
});

/** A share of what was spent: 所支付服务费的40%; some costs only up to a sum (担保费补助最高5万元). */
export const shareOfCost: Mechanism<typeof schema> = {
  schema,
  names: { zh: '按实际支出补助', en: 'Share of costs' },
  amount: ({ rate, parts }, terms) => {
    if (parts === undefined) return terms.times(terms.basis, rate);
    return parts
      .map(({ column, cap }) => {
        const share = terms.times(terms.column(column), rate);
        return cap === undefined ? share : `(${atMost(share, terms.money(cap))})`;
      })
      .join(' + ');
  },
};
