import { z } from 'zod';
import { DECIMAL_TEXT } from '../core/decimal.ts';
import { findUnit } from '../core/unit.ts';
import { CatalogueError, type Problem } from './catalogue-error.ts';
import type { Indicator } from './indicators.ts';
import { projectPath } from './project-root.ts';
import { readYamlList, type Located } from './yaml-list.ts';

interface DerivedQuery {
  /** What the figure is made of, for the share that names no district. */
  readonly facts: string;
  readonly measures: readonly string[];
  /** Columns that rows can be taken by, with their values. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** A column by which rows overlap or must not be mixed, so that `where` has to choose. */
  readonly choose?: string;
}

/** The queries of warehouse/queries that a reported figure can be held against. Money is in fen. */
export const DERIVED_QUERIES = {
  'high-tech-firms': { facts: 'firms', measures: ['firms'], columns: {} },
  'high-tech-recognised': {
    facts: 'certificates',
    measures: ['first_recognised', 'renewed', 'moved_in'],
    columns: {},
  },
  'contract-turnover': {
    facts: 'contracts',
    measures: ['contracts', 'amount_fen', 'technical_fen'],
    columns: {
      side: ['sold', 'bought', 'either'],
      class: ['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务'],
      academic_seller: ['true', 'false'],
    },
    choose: 'side',
  },
  'rd-by-region': {
    facts: 'units',
    measures: ['rd_fen', 'basic_research_fen', 'reporters'],
    columns: { unit_kind: ['firm', 'other', 'unstated'] },
    choose: 'unit_kind',
  },
} as const satisfies Record<string, DerivedQuery>;

export type DerivedQueryName = keyof typeof DERIVED_QUERIES;

const notNegative = z
  .string()
  .regex(DECIMAL_TEXT)
  .refine((text) => !text.startsWith('-'), 'not negative');

const reconciliationSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/),
  indicator: z.string(),
  derived: z.strictObject({
    query: z.enum(Object.keys(DERIVED_QUERIES) as [DerivedQueryName, ...DerivedQueryName[]]),
    measures: z.array(z.string()).min(1),
    where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  }),
  /** `partOf`: the derived figure is a part of the reported one, so that only an excess counts. */
  relation: z.enum(['equals', 'partOf']),
  scope: z.strictObject({ cities: z.array(z.string()).min(1), districts: z.boolean() }),
  tolerance: z.strictObject({
    /** In the indicator's unit. */
    absolute: notNegative,
    /** A share of the reported figure. */
    relative: notNegative,
    reason: z.string(),
    reasonEn: z.string(),
  }),
  note: z.string(),
  noteEn: z.string(),
});

export type Reconciliation = z.infer<typeof reconciliationSchema>;

interface Known {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly regions: ReadonlyMap<string, { readonly kind: string }>;
}

/**
 * Every reconciliation, in the order of the file. Throws a {@link CatalogueError} that lists each
 * entry whose indicator, query, measure, column, unit or city does not hold.
 */
export function loadReconciliations(
  known: Known,
  path = projectPath('reference', 'reconciliations.yaml'),
): Reconciliation[] {
  const all = readYamlList(path, reconciliationSchema);
  const ids = all.map(({ value }) => value.id);
  const problems = all.flatMap((entry, at) => [
    ...faults(entry, known),
    ...(ids.indexOf(entry.value.id) < at ? [problem(entry, ['id'], 'this id is there twice')] : []),
  ]);
  if (problems.length > 0) throw new CatalogueError(problems);
  return all.map(({ value }) => value);
}

function faults(entry: Located<Reconciliation>, { indicators, regions }: Known): Problem[] {
  const { indicator, derived, scope } = entry.value;
  const query: DerivedQuery = DERIVED_QUERIES[derived.query];
  const columns = ['derived', 'where'];
  const measure = findUnit(indicators.get(indicator)?.unit ?? '')?.measure;
  const found: [keys: string[], message: string][] = [];
  if (measure === undefined) found.push([['indicator'], `"${indicator}" is not an indicator`]);
  for (const name of derived.measures) {
    if (!query.measures.includes(name)) {
      const measures = query.measures.join(', ');
      found.push([['derived', 'measures'], `"${name}" is not a measure; there are: ${measures}`]);
    } else if (measure !== undefined && name.endsWith('_fen') !== (measure === 'money')) {
      found.push([['derived', 'measures'], `"${name}" does not have the measure of ${indicator}`]);
    }
  }
  for (const [column, values] of Object.entries(derived.where)) {
    const valid = query.columns[column] ?? [];
    for (const value of values.filter((one) => !valid.includes(one))) {
      const list = valid.length > 0 ? valid.join(', ') : 'nothing';
      found.push([[...columns, column], `"${value}" is not one; ${column} takes: ${list}`]);
    }
    if (values.includes('either') && values.length > 1) {
      found.push([[...columns, column], '"either" holds the other sides and stands alone']);
    }
  }
  if (query.choose !== undefined && !derived.where[query.choose]) {
    found.push([['derived'], `"where" must choose a ${query.choose}`]);
  }
  for (const city of scope.cities.filter((id) => regions.get(id)?.kind !== 'city')) {
    found.push([['scope', 'cities'], `"${city}" is not a city`]);
  }
  return found.map(([keys, message]) => problem(entry, keys, message));
}

function problem(entry: Located<Reconciliation>, keys: string[], message: string): Problem {
  return {
    file: entry.file,
    line: entry.lineOf(keys),
    path: `${entry.value.id}.${keys.join('.')}`,
    message: `${message}.`,
    mend: 'See DERIVED_QUERIES in reference/reconciliations.ts.',
  };
}
