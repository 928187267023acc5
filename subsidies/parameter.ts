import { z } from 'zod';
import { DECIMAL_TEXT } from '../core/decimal.ts';
import { civilDate, evidence } from '../reference/document-schema.ts';

/** `$rate` names a parameter of the rule, `$rule-id:rate` one of another rule. */
export const PARAMETER_NAME = /^\$(?:([a-z0-9-]+\.[a-z0-9-]+):)?([a-zA-Z][a-zA-Z0-9]*)$/;

export const parameterName = z
  .string()
  .regex(PARAMETER_NAME, 'a parameter: $name, or $rule-id:name');

/** A figure of the text, with the day from which it holds and the characters that print it. */
export const parameterSchema = z.strictObject({
  unit: z.enum(['ratio', 'CNY', 'count', 'year', 'month', 'point', 'percent']),
  values: z
    .array(
      z.strictObject({
        from: civilDate,
        /** The last day; open where a later value or the end of the rule ends it. */
        to: civilDate.optional(),
        value: z.string().regex(DECIMAL_TEXT, 'a decimal number in quotes'),
        evidence,
        /** Says why, where the characters do not print the figure itself (each of equal parts). */
        derived: z.string().optional(),
      }),
    )
    .min(1),
});
export type Parameter = z.infer<typeof parameterSchema>;
