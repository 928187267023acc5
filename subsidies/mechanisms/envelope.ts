import { z } from 'zod';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';

const schema = z.strictObject({
  kind: z.literal('envelope'),
  /** The sum of each year; null where the text names a fund and no sum. */
  amount: parameterName.nullable(),
  per: z.tuple([z.literal('year')]),
  /** The first and last budget year, where the text or the document's span gives them. */
  years: z.strictObject({ from: z.number().int(), to: z.number().int() }).optional(),
});

/** A yearly sum for a purpose, with no beneficiary named: 每年安排2亿元专项资金. */
export const envelope: Mechanism<typeof schema> = {
  schema,
  names: { zh: '年度总额', en: 'Yearly envelope' },
};
