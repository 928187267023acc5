import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';

const schema = z.strictObject({
  kind: z.literal('penalty'),
  /** What follows: money back, the loss of a title, or what another law provides. */
  consequence: z.enum(['recovery', 'loss', 'byLaw']),
  /** How much comes back, where it is money. */
  of: z.enum(['whole', 'part', 'asDecided']).optional(),
  /** For what conduct, as the clause prints it. */
  conduct: z.string(),
});

/** What a breach costs: 追回财政资金. It pays nobody; refunds are negative payouts. */
export const penalty: Mechanism<typeof schema> = {
  schema,
  names: { zh: '追回、处罚', en: 'Recovery or penalty' },
};
