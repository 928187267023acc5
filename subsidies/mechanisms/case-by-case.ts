import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('caseByCase'),
  /** The most that can be paid, where at least that is printed. */
  cap: parameterName.nullable().default(null),
  per: paymentUnit.default(['event']),
});

/** A payment whose amount is not printed (一事一议): never zero, and not computed. */
export const caseByCase: Mechanism<typeof schema> = {
  schema,
  names: { zh: '一事一议', en: 'Case by case' },
  amount: ({ cap }, terms) => (cap === null ? 'NULL' : terms.money(cap)),
};
