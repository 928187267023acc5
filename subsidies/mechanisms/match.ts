import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('match'),
  /** Whose payment is matched. */
  of: z.enum(['state', 'province', 'city']),
  rate: parameterName,
  cap: parameterName.nullable(),
  per: paymentUnit,
});

/** A share of what another level of government has paid, after it: 按照不超过1∶1的比例配套. */
export const match: Mechanism<typeof schema> = {
  schema,
  names: { zh: '配套', en: 'Match of another level' },
  amount: ({ rate }, terms) => terms.times(terms.basis, rate),
};
