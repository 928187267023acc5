import { z } from 'zod';

/** What can be counted from loaded rows, by query of `warehouse/queries`. Money is in fen. */
export const DERIVED_FIGURES = {
  /** Valid high-tech firms on the last day of the period. */
  'high-tech-firms': { measures: ['firms'], columns: {}, yearly: false },
  'high-tech-recognised': {
    measures: ['first_recognised', 'renewed', 'moved_in'],
    columns: {},
    yearly: false,
  },
  'contract-turnover': {
    measures: ['contracts', 'amount_fen', 'technical_fen'],
    columns: {
      side: ['sold', 'bought', 'either'],
      class: ['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务'],
      academic_seller: ['true', 'false'],
    },
    choose: 'side',
    yearly: false,
  },
  'rd-by-region': {
    measures: ['rd_fen', 'basic_research_fen', 'reporters', 'zero_reporters', 'non_reporters'],
    columns: { unit_kind: ['firm', 'other', 'unstated'] },
    choose: 'unit_kind',
    yearly: true,
  },
} as const satisfies Record<
  string,
  {
    measures: readonly string[];
    columns: Readonly<Record<string, readonly string[]>>;
    choose?: string;
    /** The rows are of whole years. */
    yearly: boolean;
  }
>;

export type DerivedQuery = keyof typeof DERIVED_FIGURES;
export const DERIVED_QUERIES = Object.keys(DERIVED_FIGURES) as [DerivedQuery, ...DerivedQuery[]];

/**
 * Where a figure comes from: a loaded statistic of the indicator, or rows counted by a named query.
 * All units of a period take the same one; the other is shown beside it.
 */
export const figureSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('observed') }),
  z.strictObject({
    from: z.literal('derived'),
    query: z.enum(DERIVED_QUERIES),
    measures: z.array(z.string()).min(1),
    where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
    /** From when rows count: within the period, or from the first of January of its year. */
    since: z.enum(['period', 'year']).default('period'),
    /** Where no unit has such rows in a period, the loaded statistics of the indicator for all of them. */
    otherwise: z.literal('observed').optional(),
  }),
]);

export type Figure = z.infer<typeof figureSchema>;

/** What is wrong with a figure, each with the key it is wrong in; empty where it is sound. */
export function figureFaults(figure: Figure): (readonly [key: string, message: string])[] {
  if (figure.from === 'observed') return [];
  const declared: {
    measures: readonly string[];
    columns: Readonly<Record<string, readonly string[]>>;
    choose?: string;
  } = DERIVED_FIGURES[figure.query];
  const faults: (readonly [string, string])[] = [];
  for (const name of figure.measures.filter((one) => !declared.measures.includes(one))) {
    const all = declared.measures.join(', ');
    faults.push(['measures', `"${name}" is not a measure of ${figure.query}; there are: ${all}`]);
  }
  const money = figure.measures.filter((name) => name.endsWith('_fen')).length;
  if (money > 0 && money < figure.measures.length) {
    faults.push(['measures', 'money and numbers of things do not add up']);
  }
  for (const [column, values] of Object.entries(figure.where)) {
    const valid = declared.columns[column] ?? [];
    for (const value of values.filter((one) => !valid.includes(one))) {
      const list = valid.length > 0 ? valid.join(', ') : 'nothing';
      faults.push(['where', `"${value}" is not one; ${column} takes: ${list}`]);
    }
    if (values.includes('either') && values.length > 1) {
      faults.push(['where', '"either" holds the other sides and stands alone']);
    }
  }
  if (declared.choose !== undefined && !figure.where[declared.choose]) {
    faults.push(['query', `"where" must choose a ${declared.choose}`]);
  }
  return faults;
}

/** True where the figure is money, in fen. */
export function isMoney(figure: Figure): boolean {
  return figure.from === 'derived' && figure.measures.every((name) => name.endsWith('_fen'));
}
