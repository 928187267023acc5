import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** A bound: a decimal in quotes, a date, or `$parameter`. */
const bound = z.string();

/**
 * What a column must be: a value, one of a list, an interval (`from` and `to` hold their ends, `above`
 * and `below` do not), anything but some values, or whether it is filled at all.
 */
export const testSchema = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.union([scalar, z.array(scalar).min(1)]) }),
  z.strictObject({ present: z.boolean() }),
  /** A day no more than so many years before the event, and not after it. */
  z.strictObject({ withinYears: bound }),
  z.strictObject({
    from: bound.optional(),
    above: bound.optional(),
    to: bound.optional(),
    below: bound.optional(),
  }),
]);
export type Test = z.infer<typeof testSchema>;

/** Conditions on the columns of a view, all of which must hold. */
export const conditionsSchema = z.record(z.string(), testSchema);
export type Conditions = z.infer<typeof conditionsSchema>;

export interface Interval {
  readonly from?: string | undefined;
  readonly above?: string | undefined;
  readonly to?: string | undefined;
  readonly below?: string | undefined;
}

export type Read =
  | { readonly is: 'in'; readonly values: readonly (string | number | boolean)[] }
  | { readonly is: 'notIn'; readonly values: readonly (string | number | boolean)[] }
  | { readonly is: 'present'; readonly present: boolean }
  | { readonly is: 'recent'; readonly years: string }
  | { readonly is: 'within'; readonly interval: Interval };

/** One form for every way in which a test can be written. */
export function readTest(test: Test): Read {
  if (Array.isArray(test)) return { is: 'in', values: test };
  if (typeof test !== 'object') return { is: 'in', values: [test] };
  if ('not' in test) return { is: 'notIn', values: [test.not].flat() };
  if ('present' in test) return { is: 'present', present: test.present };
  if ('withinYears' in test) return { is: 'recent', years: test.withinYears };
  return { is: 'within', interval: test };
}
