import { z } from 'zod';
import { DECIMAL_TEXT } from '../core/decimal.ts';
import { civilDate, evidence } from '../reference/document-schema.ts';
import { conditionsSchema } from './condition.ts';
import { mechanismSchema } from './mechanisms.ts';
import { parameterName, parameterSchema } from './parameter.ts';
import { paymentUnit } from './payment-unit.ts';

export const KINDS = [
  'enterprise',
  'university',
  'institute',
  'hospital',
  'cooperative',
  'team',
  'person',
  'government',
  'other',
] as const;

const share = z.string().regex(DECIMAL_TEXT, 'a decimal number in quotes');

const column = z.string();
/** What a rate applies to: a column, or sums and differences of columns. */
const sumOfColumns = z.union([
  column,
  z.strictObject({ plus: z.array(column).min(1), minus: z.array(column).optional() }),
]);

const fields = {
  /** The clause as printed: 第四条, （七）, 二（一）3. */
  clause: z.string(),
  title: z.string(),
  titleEn: z.string(),
  /** Where it is narrower than the document's own validity; by the date of the event. */
  valid: z.strictObject({ from: civilDate.optional(), to: civilDate.optional() }).optional(),
  beneficiary: z.strictObject({
    role: z.enum([
      'seller',
      'buyer',
      'broker',
      'registrar',
      'recognised',
      'applicant',
      'carrier',
      'host',
      'lead',
      'participant',
      'lender',
      'fund',
      'district',
    ]),
    /** The other party of an event (关联单位代码), where it and not the unit itself is paid. */
    party: z.literal('related').optional(),
    /** Kinds of unit that the clause names; any where it names none. */
    kinds: z.array(z.enum(KINDS)).min(1).optional(),
  }),
  /** The regions whose units are paid, with all that lies in them. */
  scope: z.array(z.string()).min(1),
  /** A row-level view, `event:` with a declared type, or none. */
  facts: z.string(),
  when: conditionsSchema.default({}),
  /** One of these sets of conditions must hold as well. */
  anyOf: z.array(conditionsSchema).min(2).optional(),
  /** A row a fact, or one for all facts of a beneficiary in a year. */
  row: z.enum(['event', 'year']).default('event'),
  /** What the rate applies to; a list where it changed, each but the last with its last day. */
  basis: z
    .union([
      sumOfColumns,
      z.array(z.strictObject({ to: civilDate.optional(), is: sumOfColumns })).min(2),
    ])
    .nullable()
    .default(null),
  /** Conditions on what a year's facts come to: `basis` (in yuan), `count`. */
  having: conditionsSchema.optional(),
  mechanism: mechanismSchema,
  /**
   * Caps beside the mechanism's own: a parameter or a money column, for each of `per`. Rules that
   * name the same `shared` cap fill it together, in the order of their events.
   */
  caps: z
    .array(
      z.strictObject({
        amount: z.union([
          parameterName,
          z.strictObject({ column, rate: parameterName.optional() }),
        ]),
        per: paymentUnit,
        shared: z.string().optional(),
      }),
    )
    .default([]),
  /** 不超过 and 最高 make a ceiling; 给予…万元 is fixed; null where there is no such figure. */
  nature: z.strictObject({
    rate: z.enum(['fixed', 'ceiling']).nullable(),
    amount: z.enum(['fixed', 'ceiling']).nullable(),
  }),
  parameters: z.record(z.string(), parameterSchema).default({}),
  /**
   * The parts of the levels of government, summing to one; a list where they changed. `inferred`
   * where no text prints them.
   */
  shares: z
    .array(
      z.strictObject({
        from: civilDate.optional(),
        province: share.optional(),
        city: share.optional(),
        district: share.optional(),
        basis: z.enum(['printed', 'inferred']),
        evidence: evidence.optional(),
      }),
    )
    .min(1)
    .nullable(),
  /** Groups of subsidies/stacking.yaml in which only one can be had, with the clause's own word. */
  stacking: z
    .array(
      z.strictObject({
        group: z.string(),
        rule: z.enum(['highest', 'applicantChooses', 'highestOfRoles', 'once', 'additive']),
      }),
    )
    .default([]),
  /** Names or ids of gates. */
  gates: z.array(z.string()).default([]),
  payable: z.strictObject({
    /**
     * The year in which it falls due, after that of the event: `quarterly` redemption has a last day,
     * past which it falls into the next year; `afterPayment` follows another level's payment.
     */
    lag: z.enum(['sameYear', 'nextYear', 'nextJune', 'quarterly', 'afterPayment', 'notPrinted']),
    /** 12-15: the last day of the year on which an application still falls into it. */
    lastDay: z
      .string()
      .regex(/^\d\d-\d\d$/)
      .optional(),
    /** A column with the year from which it is counted, where that is not the year of the event. */
    yearOf: column.optional(),
    evidence: evidence.optional(),
    note: z.string().optional(),
  }),
  account: z.strictObject({ fund: z.string().nullable(), bureaux: z.array(z.string()) }),
  /** What no source gives; the rule cannot be computed without it, or only in part. */
  missingInputs: z.array(z.string()).default([]),
  evidence: z.string().min(2),
  note: z.string(),
};

/**
 * What a reading changes: fields of the rule as they would be written here, checked once they are in
 * place, or `off: true` where it pays nothing at all.
 */
const patch = z.partialRecord(z.enum(['off', ...Object.keys(fields)]), z.unknown());

export const ruleSchema = z.strictObject({
  /** The document's id, a dot, and a name. */
  id: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/),
  ...fields,
  /** By switch of subsidies/readings.yaml, what each option but the default changes here. */
  readings: z.record(z.string(), z.record(z.string(), patch)).default({}),
});
export type Rule = z.infer<typeof ruleSchema>;
export type Patch = z.infer<typeof patch>;
