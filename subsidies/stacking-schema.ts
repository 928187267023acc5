import { z } from 'zod';
import { civilDate } from '../reference/document-schema.ts';
import { paymentUnit } from './payment-unit.ts';

/** A benefit that can be had only once, under however many rules it is promised. */
export const stackingGroupSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  titleEn: z.string(),
  /** For each fact, or for each of these; a beneficiary is always meant. */
  per: paymentUnit,
  /** What is compared: rules, or the sums of all rules of one role or one document. */
  compare: z.enum(['rule', 'role', 'document']),
  /** Documents or roles that keep it where sums are equal, in order; else the later text does. */
  prefers: z.array(z.string()).default([]),
  /** The first day of an event on which the exclusion holds, where a later text brought it. */
  from: civilDate.optional(),
  /** The last day, where the text that brought it has ended. */
  to: civilDate.optional(),
  /** Groups are settled in this order; what lost in one does not compete in the next. */
  order: z.number().int(),
  /** On what the group rests, and how ties and texts that differ are resolved. */
  note: z.string(),
});
export type StackingGroup = z.infer<typeof stackingGroupSchema>;
