import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { lastFullYear } from '../core/civil-date.ts';
import { REASONS, VERDICTS } from '../core/verdict.ts';
import { projectPath } from '../reference/project-root.ts';
import { formFaults } from '../targets/target-schema.ts';
import { figure, judged, policy, target } from './target-fixtures.ts';

const judgement = z.tuple([z.enum(VERDICTS), z.enum(REASONS)]);
const point = z.union([
  z.string(),
  z.strictObject({ value: z.string(), grade: z.enum(['A', 'B']), note: z.string() }),
]);

const caseSchema = z.strictObject({
  name: z.string(),
  /** What differs from a level of at least 4,400 by the end of 2022, from the loaded 2019. */
  goal: z.record(z.string(), z.unknown()).default({}),
  figures: z.record(z.string(), point),
  /** Figures of what must grow more slowly. */
  than: z.record(z.string(), z.string()).default({}),
  asOf: z.string(),
  knownAt: z.string().optional(),
  issued: z.string().optional(),
  breaks: z.array(z.string()).default([]),
  says: judgement,
  decidedBy: z.enum(['figure', 'declaredPath', 'compoundGrowth']).nullable().optional(),
  multiple: judgement.optional(),
  stretch: judgement.optional(),
});

const folder = projectPath('tests', 'cases', 'targets');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({
    name,
    cases: z.array(caseSchema).parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))),
  }));

describe.each(files)('$name', ({ cases }) => {
  test.each(cases)('$name', (example) => {
    const { goal, figures, asOf, breaks, says, than } = example;
    const given = Object.entries(goal).map(([key, value]) => [
      key,
      key === 'value' ? (value ?? undefined) : value,
    ]);
    const promise = target(Object.fromEntries(given));
    expect(formFaults(promise)).toEqual([]);
    const points = Object.entries(figures).map(([year, at]) =>
      typeof at === 'string'
        ? figure(Number(year), at)
        : figure(Number(year), at.value, { grade: at.grade, note: at.note }),
    );
    expect(Math.max(0, ...points.map(({ year }) => year))).toBeLessThanOrEqual(lastFullYear(asOf));
    const evaluation = judged(promise, points, {
      clocks: { asOf, knownAt: example.knownAt ?? asOf },
      document: policy({ issued: example.issued ?? '2020-04-01' }),
      breaks,
      than,
    });
    const condition = (wanted: 'multiple' | 'stretch') => {
      const found = evaluation.conditions.find(({ name }) => name === wanted);
      return found && [found.verdict, found.reason];
    };
    expect([evaluation.verdict, evaluation.reason]).toEqual(says);
    expect(condition('multiple')).toEqual(example.multiple);
    expect(condition('stretch')).toEqual(example.stretch);
    if (example.decidedBy !== undefined) expect(evaluation.decidedBy).toBe(example.decidedBy);
  });
});

const all = files.flatMap(({ cases }) => cases);

test('no two cases have the same name', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('the cases bring about every verdict', () => {
  expect(new Set(all.map(({ says }) => says[0]))).toEqual(new Set(VERDICTS));
});
