import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('fixed'),
  amount: parameterName,
  /** Once for each of these; without a year in it, once for good. */
  per: paymentUnit,
});

/** A sum that the text prints: 一次性给予100万元. Whether it is a ceiling is the rule's nature. */
export const fixed: Mechanism<typeof schema> = {
  schema,
  names: { zh: '定额', en: 'Fixed sum' },
  amount: ({ amount }, terms) => terms.money(amount),
};
