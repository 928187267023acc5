import { z } from 'zod';
import { atMost, type Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('cappedRate'),
  /** Null where the whole basis is due: 按券面补助额. */
  rate: parameterName.nullable(),
  /** What the amount cannot pass for each of `per`; null where the text prints none. */
  cap: parameterName.nullable(),
  /** What the basis cannot pass before the rate applies. */
  basisCap: parameterName.optional(),
  per: paymentUnit,
});

/** A share of a basis, up to a sum: 年度技术合同成交额不超过1.5‰，最高不超过80万元. */
export const cappedRate: Mechanism<typeof schema> = {
  schema,
  names: { zh: '按比例、有上限', en: 'Rate with a cap' },
  amount: ({ rate, basisCap }, terms) => {
    const basis =
      basisCap === undefined ? terms.basis : `(${atMost(terms.basis, terms.money(basisCap))})`;
    return rate === null ? basis : terms.times(basis, rate);
  },
};
