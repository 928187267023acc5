import { z } from 'zod';
import { atMost, type Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';
import { cappedRate } from './capped-rate.ts';
import { FRACTION_TEXT } from '../fraction.ts';
import { fixed } from './fixed.ts';

const schema = z.strictObject({
  kind: z.literal('instalments'),
  /** What is due in all; its cap bounds the whole before it is parted. */
  of: z.discriminatedUnion('kind', [fixed.schema, cappedRate.schema]).nullable(),
  /**
   * Parts in order: the year after the first payable one, and a sum or the share of the whole. Shares
   * add up to one; parts are differences of running totals, each rounded down to the fen.
   */
  parts: z
    .array(
      z.union([
        z.strictObject({ year: z.number().int().min(0), amount: parameterName }),
        z.strictObject({
          year: z.number().int().min(0),
          share: z.string().regex(FRACTION_TEXT, 'a decimal or 1/3 in quotes'),
        }),
      ]),
    )
    .min(2),
  per: paymentUnit,
});

/** A sum paid over several years: 分三年给予，第一年30万元、第二年20万元、第三年10万元. */
export const instalments: Mechanism<typeof schema> = {
  schema,
  names: { zh: '分期兑付', en: 'Instalments' },
  amount: ({ of, parts }, terms) => {
    if (of?.kind === 'fixed') return fixed.amount?.(of, terms) ?? '';
    if (of?.kind === 'cappedRate') {
      const whole = cappedRate.amount?.(of, terms) ?? '';
      return of.cap === null ? whole : atMost(whole, terms.money(of.cap));
    }
    return parts
      .flatMap((part) => ('amount' in part ? [terms.money(part.amount)] : []))
      .join(' + ');
  },
};
