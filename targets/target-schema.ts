import { z } from 'zod';
import { yearOf } from '../core/civil-date.ts';
import { DECIMAL_TEXT } from '../core/decimal.ts';
import { COMPARATORS, STRENGTHS, type Form } from '../core/goal.ts';
import { findUnit } from '../core/unit.ts';
import { civilDate, evidence } from '../reference/document-schema.ts';

/** The forms of core/goal.ts that the evaluator judges. A target of another form is refused. */
export const JUDGED_FORMS = [
  'level',
  'flow',
  'ratio',
  'range',
  'multiple',
  'cumulative',
  'rank',
  'direction',
] as const satisfies readonly Form[];

/** How the way from baseline to deadline is judged. */
export const PATHS = ['linear', 'geometric', 'directionOnly'] as const;

const number = z.string().regex(DECIMAL_TEXT, 'a decimal number in quotes');
const year = z.number().int().min(1990).max(2060);

export const targetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/),
  document: z.string(),
  clause: z.string(),
  title: z.string(),
  titleEn: z.string(),
  indicator: z.string(),
  /** Region ids; a goal for each of several districts lists them all. */
  scope: z.array(z.string()).min(1),
  form: z.enum(JUDGED_FORMS),
  comparator: z.enum(COMPARATORS),
  value: number.optional(),
  /** A range: the low end is the commitment, the high end the stretch. */
  low: number.optional(),
  high: number.optional(),
  unit: z.string().refine((symbol) => findUnit(symbol) !== undefined, 'a unit of core/unit.ts'),
  deadline: civilDate,
  /** Set where the goal is for this period and no other: 2023年…超过. */
  period: z.strictObject({ from: civilDate, to: civilDate }).optional(),
  /** From where the path starts. `loaded` takes the loaded figure of exactly that year. */
  baseline: z
    .discriminatedUnion('basis', [
      z.strictObject({ basis: z.literal('printed'), year, value: number }),
      z.strictObject({ basis: z.literal('implied'), year, value: number }),
      z.strictObject({ basis: z.literal('loaded'), year }),
    ])
    .nullable(),
  path: z.enum(PATHS),
  /** A multiple of a base; `base` is null where the text prints none. */
  multiple: z.strictObject({ factor: number, base: number.nullable(), evidence }).optional(),
  /** As printed in the clause; empty where the overall goals name nobody. */
  responsible: z.array(z.string()),
  strength: z.enum(STRENGTHS),
  /** 力争. */
  aspirational: z.boolean().default(false),
  /** Goals of other documents that look alike. */
  compare: z.array(z.string()).default([]),
  /** A reading that the text leaves open. */
  note: z.string().optional(),
  evidence,
});

export type Target = z.infer<typeof targetSchema>;

/** What the form needs and lacks, or has and must not have; empty where the entry is sound. */
export function formFaults(target: Target): string[] {
  const { form, value, low, high, multiple, period, baseline, deadline } = target;
  const faults: string[] = [];
  const needs = (ok: boolean, message: string) => {
    if (!ok) faults.push(message);
  };
  if (form === 'range') {
    needs(low !== undefined && high !== undefined, 'a range needs low and high');
    needs(Number(low) <= Number(high), 'low must not be above high');
    needs(value === undefined, 'a range has no value of its own');
  } else if (form === 'direction') {
    needs(value === undefined, 'a direction has no value');
  } else {
    needs(value !== undefined, `the form ${form} needs a value`);
  }
  needs(
    form === 'range' || (low === undefined && high === undefined),
    'only a range has low and high',
  );
  needs((form === 'multiple') === (multiple !== undefined), 'multiple goes with the form multiple');
  needs(
    form !== 'cumulative' || period !== undefined,
    'a cumulative goal needs the period it sums',
  );
  needs(period === undefined || period.from < period.to, 'the period must begin before it ends');
  needs(
    period === undefined || period.to === target.deadline,
    'the period must end on the deadline',
  );
  needs(
    baseline === null || baseline.year < yearOf(deadline),
    'the baseline must lie before the deadline',
  );
  return faults;
}
