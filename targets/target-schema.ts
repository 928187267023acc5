import { z } from 'zod';
import { yearOf } from '../core/civil-date.ts';
import { DECIMAL_TEXT } from '../core/decimal.ts';
import { COMPARATORS, FORMS, STRENGTHS } from '../core/goal.ts';
import { findUnit } from '../core/unit.ts';
import { civilDate, evidence } from '../reference/document-schema.ts';

/**
 * How the way from baseline to deadline is judged: along a line, a curve of constant growth, or the
 * printed steps; every year for itself; or not at all before the deadline.
 */
export const PATHS = ['linear', 'geometric', 'stepped', 'holdEveryYear', 'directionOnly'] as const;

/** Over what a growth goal counts: each year, the yearly mean since the base, all since the base. */
export const SPANS = ['yearly', 'average', 'total'] as const;

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
  form: z.enum(FORMS),
  /** A quota for each unit that is no region: 每家孵化器. The indicator is the least of them. */
  perUnit: z.string().optional(),
  span: z.enum(SPANS).optional(),
  /** The indicator that must grow more slowly. */
  than: z.string().optional(),
  comparator: z.enum(COMPARATORS),
  value: number.optional(),
  /** The text writes the number in words (清零, 全覆盖), so no digit of it stands there. */
  valueInWords: z.boolean().default(false),
  /** A range: the low end is the commitment, the high end the stretch. */
  low: number.optional(),
  high: number.optional(),
  unit: z.string().refine((symbol) => findUnit(symbol) !== undefined, 'a unit of core/unit.ts'),
  /** Null where the text prints none and the document has no end. */
  deadline: civilDate.nullable(),
  /** Set where the goal is for this period and no other (2023年…超过), or for each of its years. */
  period: z.strictObject({ from: civilDate, to: civilDate.nullable() }).optional(),
  /** From where the path starts. `loaded` takes the loaded figure of exactly that year. */
  baseline: z
    .discriminatedUnion('basis', [
      z.strictObject({ basis: z.literal('printed'), year, value: number }),
      z.strictObject({ basis: z.literal('implied'), year, value: number }),
      z.strictObject({ basis: z.literal('loaded'), year }),
    ])
    .nullable(),
  path: z.enum(PATHS),
  /** What the text asks for on the way, in the target's unit. */
  steps: z.array(z.strictObject({ year, value: number })).optional(),
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
  return [...valueFaults(target), ...timeFaults(target)].flatMap(([ok, message]) =>
    ok ? [] : [message],
  );
}

type Check = readonly [ok: boolean, message: string];

function valueFaults(target: Target): Check[] {
  const { form, value, low, high, span } = target;
  const ranges = form === 'range';
  const grows = form === 'growth' || form === 'relativeGrowth';
  const goesWith = (key: 'multiple' | 'than' | 'perUnit', wanted: Target['form']): Check => [
    (form === wanted) === (target[key] !== undefined),
    `${key} goes with the form ${wanted}`,
  ];
  return [
    [!ranges || (low !== undefined && high !== undefined), 'a range needs low and high'],
    [!ranges || Number(low) <= Number(high), 'low must not be above high'],
    [!ranges || value === undefined, 'a range has no value of its own'],
    [ranges || (low === undefined && high === undefined), 'only a range has low and high'],
    [form !== 'direction' || value === undefined, 'a direction has no value'],
    [
      ranges || form === 'direction' || form === 'relativeGrowth' || value !== undefined,
      `the form ${form} needs a value`,
    ],
    goesWith('multiple', 'multiple'),
    goesWith('than', 'relativeGrowth'),
    goesWith('perUnit', 'quotaPerUnit'),
    [grows === (span !== undefined), 'span goes with growth'],
    [!grows || target.unit === '%', 'growth is in %'],
    [
      !grows || span === 'yearly' || target.baseline !== null,
      'growth since a base needs the baseline',
    ],
  ];
}

function timeFaults(target: Target): Check[] {
  const { form, period, baseline, deadline, path, steps } = target;
  const end = period?.to ?? null;
  const due = deadline === null ? Infinity : yearOf(deadline);
  const rises = (steps ?? []).every(({ year: at }, index, all) => at > (all[index - 1]?.year ?? 0));
  return [
    [
      form !== 'cumulative' || (period !== undefined && end !== null),
      'a cumulative goal needs the period it sums',
    ],
    [
      period === undefined || end === null || period.from < end,
      'the period must begin before it ends',
    ],
    [period === undefined || end === deadline, 'the period must end on the deadline'],
    [baseline === null || baseline.year < due, 'the baseline must lie before the deadline'],
    [
      deadline !== null || path === 'holdEveryYear' || path === 'directionOnly',
      'a goal without a deadline has no way to it',
    ],
    [
      form !== 'cumulative' || !target.comparator.startsWith('<'),
      'a sum has no ceiling to keep to',
    ],
    [target.span !== 'yearly' || path === 'holdEveryYear', 'yearly growth holds every year'],
    [(path === 'stepped') === (steps !== undefined), 'steps go with the path stepped'],
    [rises && (steps?.at(-1)?.year ?? 0) < due, 'the steps must rise by year up to the deadline'],
    [path !== 'stepped' || deadline !== null, 'a stepped path needs the deadline that it leads to'],
  ];
}
