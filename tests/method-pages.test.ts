import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Decimal } from '../core/decimal.ts';
import { COMPARATORS } from '../core/goal.ts';
import { projectPath } from '../reference/project-root.ts';
import type { Course } from '../targets/course.ts';
import { askAll, METHOD_NAMES, type MethodName } from '../targets/methods/all.ts';
import type { YearlyFigure } from '../targets/series.ts';
import { lookAhead } from '../targets/outlook.ts';
import { PATHS } from '../targets/target-schema.ts';
import { FIRMS, target } from './target-fixtures.ts';

const exampleSchema = z.strictObject({
  comparator: z.enum(COMPARATORS),
  threshold: z.string(),
  deadlineYear: z.number(),
  path: z.enum(PATHS),
  baseline: z.object({ year: z.number(), value: z.string() }).nullable(),
  figures: z.record(z.string(), z.string()),
  value: z.string(),
  verdict: z.string(),
});

const PAGES: Record<MethodName, string> = {
  distance: 'distance',
  declaredPath: 'declared-path',
  compoundGrowth: 'compound-growth',
  recentMeanChange: 'recent-mean-change',
  timeWeightedRegression: 'time-weighted-regression',
  probability: 'probability',
};

test.each(METHOD_NAMES)('the worked example on the page of %s comes out as printed', (name) => {
  const page = readFileSync(projectPath('docs', 'methods', `${PAGES[name]}.md`), 'utf8');
  const example = exampleSchema.parse(parse(/```yaml\n([\s\S]+?)```/.exec(page)?.[1] ?? ''));
  const { value, verdict } = askAll(courseOf(example))[name];
  expect({ value, verdict }).toEqual({ value: example.value, verdict: example.verdict });
});

function courseOf({
  baseline,
  figures,
  threshold,
  ...rest
}: z.infer<typeof exampleSchema>): Course {
  const course: Course = {
    ...rest,
    threshold: new Decimal(threshold),
    baseline: baseline
      ? { year: baseline.year, value: new Decimal(baseline.value), basis: 'loaded' }
      : { year: null, value: null, reason: 'boundDoesNotDecide' },
    history: Object.entries(figures).map(([year, value]) => exactFigure(Number(year), value)),
  };
  const { history: plain } = course;
  const asOf = `${(plain.at(-1)?.year ?? 0) + 1}-06-30`;
  const prospect = { target: target(), indicator: FIRMS, course, plain, parts: [], asOf };
  return { ...course, outlook: lookAhead(prospect) };
}

function exactFigure(year: number, value: string): YearlyFigure {
  return {
    year,
    period: String(year),
    value: new Decimal(value),
    unit: '',
    bound: null,
    provenance: 'published',
    claims: 1,
    citation: {
      publisher: '',
      grade: 'B',
      publishedOn: null,
      address: null,
      note: null,
      knownFrom: '2024-01-01',
      knownBasis: 'published',
      printedValue: value,
      printedUnit: '',
      file: null,
      fileSha256: '',
      row: 1,
    },
  };
}
