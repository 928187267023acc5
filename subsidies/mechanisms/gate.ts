import { z } from 'zod';
import { conditionsSchema } from '../condition.ts';
import type { Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';

const check = z.discriminatedUnion('by', [
  /** A bar in force on the day of the event, in the register of integrity. */
  z.strictObject({
    by: z.literal('register'),
    /** Words of which 限制事项 or 依据 holds one; any bar where there are none. */
    words: z.array(z.string()).optional(),
  }),
  /** R&D reported as zero in each of the years before the event. */
  z.strictObject({
    by: z.literal('zeroRd'),
    years: parameterName,
    /** Who did not report: passes, or counts as zero; so may who is not in the statistics at all. */
    notReported: z.enum(['passes', 'bars', 'barsOutsideToo']),
    sources: z.array(z.enum(['研发统计', '加计扣除'])).min(1),
    /**
     * Of firms only those of 四上, or of these categories, are meant; one that the register of units
     * does not have is taken to be, since the statistics ask no other.
     */
    fourUp: z.union([z.literal(true), z.array(z.string()).min(1)]).optional(),
  }),
  /** The fact itself is of a kind that is not paid. */
  z.strictObject({ by: z.literal('fact'), when: conditionsSchema }),
  /** The beneficiary has another event: before the event, in its year, or within some years before. */
  z.strictObject({
    by: z.literal('otherEvent'),
    event: z.string(),
    when: conditionsSchema,
    within: z.union([z.enum(['ever', 'sameYear']), parameterName]),
    /** Bars from so many of them on. */
    atLeast: parameterName.optional(),
    /** They must be the latest ones without a break. */
    consecutive: z.boolean().optional(),
  }),
  /** Paid more often than this under the rules named. */
  z.strictObject({
    by: z.literal('times'),
    most: parameterName,
    of: z.array(z.string()).min(1),
  }),
  /** Nothing that is loaded can tell: shown as not checked. */
  z.strictObject({ by: z.literal('notLoaded') }),
]);
export type GateCheck = z.infer<typeof check>;

const schema = z.strictObject({
  kind: z.literal('gate'),
  /** How results name it: integrity, zeroRdTwoYears. */
  name: z.string().regex(/^[a-z][a-zA-Z]*$/),
  check,
});

/** A condition that stops a payment whatever its amount: 一票否决. */
export const gate: Mechanism<typeof schema> = {
  schema,
  names: { zh: '门槛', en: 'Gate' },
};
