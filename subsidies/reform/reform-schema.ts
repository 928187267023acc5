import { z } from 'zod';
import { DECIMAL_TEXT } from '../../core/decimal.ts';
import { civilDate } from '../../reference/document-schema.ts';
import { testSchema } from '../condition.ts';
import { parameterSchema } from '../parameter.ts';
import { WAYS } from '../rationing/settings.ts';
import { ruleSchema } from '../rule-schema.ts';
import { stackingGroupSchema } from '../stacking-schema.ts';

const { shape } = ruleSchema;
const figure = z.string().regex(DECIMAL_TEXT, 'a decimal number in quotes: "0.01" for 1 %');
const yes = z.literal(true, 'only true can stand here');

/** The days of a rule, document or group; what is not named stays, null takes an end of its own out. */
const days = z.strictObject({
  from: civilDate.nullable().optional(),
  to: civilDate.nullable().optional(),
});

/** The parts of the levels; from the patch's `from` on where it has one. */
const shares = z.strictObject({
  province: figure.optional(),
  city: figure.optional(),
  district: figure.optional(),
});

/** Keys of a field of a rule that change; null takes one out. */
const keys = z.record(z.string(), z.unknown());
const conditions = z.record(z.string(), testSchema.nullable());

/**
 * What a rule has in place of what it prints. `from` is the first day of new figures, new shares, the
 * end of the rule (`off`) or a draft's adoption; every other field changes for the rule's whole life.
 */
const rulePatchSchema = z.strictObject({
  rule: z.string(),
  from: civilDate.optional(),
  off: yes.optional(),
  /** A draft's rule becomes law, alone of its document. */
  adopt: yes.optional(),
  /** New values by name; with a unit where the rule has no such parameter yet. */
  parameters: z
    .record(
      z.string(),
      z.union([figure, z.strictObject({ unit: parameterSchema.shape.unit, value: figure })]),
    )
    .optional(),
  valid: days.optional(),
  scope: shape.scope.optional(),
  beneficiary: keys.optional(),
  when: conditions.optional(),
  anyOf: shape.anyOf.unwrap().nullable().optional(),
  having: conditions.nullable().optional(),
  basis: shape.basis.unwrap().optional(),
  /** Keys of the mechanism; all of them where `kind` is another. */
  mechanism: keys.optional(),
  caps: shape.caps.unwrap().optional(),
  nature: keys.optional(),
  shares: shares.optional(),
  stacking: shape.stacking.unwrap().optional(),
  gates: shape.gates.unwrap().optional(),
  payable: keys.optional(),
  /**
   * The rules whose place it takes. Of a rule that is new nothing was approved yet: it is expected to be
   * taken up as the first of them was, and what was granted under them for an event is not owed again.
   */
  inPlaceOf: z.array(z.string()).min(1).optional(),
});

/** The same for all rules of a document that pay; its days move with all that stands in it. */
const documentPatchSchema = z.strictObject({
  document: z.string(),
  from: civilDate.optional(),
  off: yes.optional(),
  adopt: yes.optional(),
  valid: days.optional(),
});

const groupPatchSchema = z.strictObject({
  group: z.string(),
  off: yes.optional(),
  prefers: stackingGroupSchema.shape.prefers.unwrap().optional(),
  compare: stackingGroupSchema.shape.compare.optional(),
  valid: days.optional(),
});

const readingPatchSchema = z.strictObject({ reading: z.string(), option: z.string() });

/** How open claims on a special fund are met where its money does not reach. */
const fundPatchSchema = z.strictObject({ fund: z.string().min(1), rationing: z.enum(WAYS) });

/** By the key that says what a patch changes. */
export const PATCH_SCHEMAS = {
  rule: rulePatchSchema,
  document: documentPatchSchema,
  group: groupPatchSchema,
  reading: readingPatchSchema,
  fund: fundPatchSchema,
} as const;

/** How many patches a reform can hold. */
export const MOST_PATCHES = 500;

/** A changed law: patches on rules, documents, groups, readings and funds, carried out in their order. */
export const reformSchema = z.strictObject({
  name: z.string().min(1).max(200),
  note: z.string().max(4000).optional(),
  patches: z.array(z.union(Object.values(PATCH_SCHEMAS))).max(MOST_PATCHES),
});

export type RulePatch = z.infer<typeof rulePatchSchema>;
export type DocumentPatch = z.infer<typeof documentPatchSchema>;
export type GroupPatch = z.infer<typeof groupPatchSchema>;
export type ReadingPatch = z.infer<typeof readingPatchSchema>;
export type FundPatch = z.infer<typeof fundPatchSchema>;
export type ReformPatch = RulePatch | DocumentPatch | GroupPatch | ReadingPatch | FundPatch;
export type Reform = z.infer<typeof reformSchema>;
export type DaysPatch = z.infer<typeof days>;
