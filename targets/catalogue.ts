import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { Decimal } from '../core/decimal.ts';
import { converts, findUnit } from '../core/unit.ts';
import type { Reference } from '../reference/catalogue.ts';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList, type Located } from '../reference/yaml-list.ts';
import { formFaults, targetSchema, type Target } from './target-schema.ts';

/**
 * Every codified target of the files given (by default all plans). Throws a {@link CatalogueError}
 * that lists every entry whose document, indicator, region, unit or form does not hold.
 */
export function loadTargets(reference: Reference, files = planFiles()): Located<Target>[] {
  const all = files.flatMap((file) => readYamlList(file, targetSchema));
  const problems = all.flatMap((target) => faults(target, reference));
  const seen = new Set<string>();
  for (const target of all) {
    if (seen.has(target.value.id))
      problems.push(problem(target, 'id', 'this id is there twice', ''));
    seen.add(target.value.id);
  }
  const known = new Set(all.map(({ value }) => value.id));
  for (const target of all) {
    for (const id of target.value.compare.filter((other) => !known.has(other))) {
      problems.push(
        problem(
          target,
          'compare',
          `"${id}" is not a target`,
          `Did you mean "${closest(id, [...known])}"?`,
        ),
      );
    }
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return all;
}

function planFiles(): string[] {
  const folder = projectPath('targets', 'plans');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

function faults(target: Located<Target>, { documents, indicators, regions }: Reference): Problem[] {
  const { value } = target;
  const unknown = (key: string, id: string, known: ReadonlyMap<string, unknown>) =>
    known.has(id)
      ? []
      : [
          problem(
            target,
            key,
            `"${id}" is not known`,
            `Did you mean "${closest(id, [...known.keys()])}"?`,
          ),
        ];
  const from = findUnit(value.unit);
  const to = findUnit(indicators.get(value.indicator)?.unit ?? '');
  const grows = value.form === 'growth' || value.form === 'relativeGrowth';
  const otherMeasure = !grows && from && to && !converts(from, to);
  return [
    ...unknown('document', value.document, documents),
    ...unknown('indicator', value.indicator, indicators),
    ...(value.than === undefined ? [] : unknown('than', value.than, indicators)),
    ...value.scope.flatMap((region) => unknown('scope', region, regions)),
    ...(otherMeasure
      ? [
          problem(
            target,
            'unit',
            `${from.symbol} does not convert to ${to.symbol}`,
            'Check the indicator.',
          ),
        ]
      : []),
    ...(new Set(value.scope).size < value.scope.length
      ? [problem(target, 'scope', 'a region is there twice', 'Name each region once.')]
      : []),
    ...figuresNotInEvidence(value).map((figure) =>
      problem(
        target,
        'evidence',
        `it does not carry the figure ${figure}`,
        'Copy the characters with the figure.',
      ),
    ),
    ...formFaults(value).map((message) => problem(target, 'form', message, '')),
  ];
}

/** The numbers of a target that its fragment of the text does not print, as such or in 万. */
function figuresNotInEvidence(target: Target): string[] {
  const { form, value, low, high, evidence } = target;
  // 首位 and 建成 print no digit.
  if (form === 'rank' || form === 'binary' || target.valueInWords) return [];
  const printed = evidence.replace(/\s+/g, '').match(/\d+(\.\d+)?万?/g) ?? [];
  // 2.2万家 is 22,000; 5000万元 is 5,000 of the unit 万元.
  const numbers = printed.flatMap((text) => {
    const number = new Decimal(text.replace('万', ''));
    return text.endsWith('万') ? [number, number.times(10_000)] : [number];
  });
  return [value, low, high]
    .filter((figure) => figure !== undefined)
    .filter((figure) => !numbers.some((number) => number.eq(figure)));
}

function problem(target: Located<Target>, key: string, message: string, mend: string): Problem {
  return {
    file: target.file,
    line: target.lineOf([key]),
    path: `${target.value.id}.${key}`,
    message: `${message}.`,
    mend,
  };
}
