import type { Reference } from '../reference/catalogue.ts';
import type { Problem } from '../reference/catalogue-error.ts';
import type { Located } from '../reference/yaml-list.ts';
import type { MoneyRule } from './catalogue.ts';
import type { Conflict } from './conflict-schema.ts';
import { overlapsOf, type Example, type Finding } from './overlaps.ts';
import { placed } from './rule-faults.ts';
import type { Rule } from './rule-schema.ts';

/** A rule of a file, with its document. */
export interface PlacedRule {
  readonly rule: Located<Rule>;
  readonly document: string;
}

/**
 * Rules that no fact can meet, overlaps and gaps that no group settles and no list names, and listed
 * ones that are not there any more; a listed one is looked for where the documents of its rules are.
 */
export function conflictFaults(
  files: readonly PlacedRule[],
  listed: readonly Located<Conflict>[],
  reference: Reference,
): Problem[] {
  const rules = files.map(({ rule, document }): MoneyRule => ({ ...rule.value, document }));
  const placeOf = new Map(files.map(({ rule }) => [rule.value.id, rule]));
  const documents = new Set(files.map(({ document }) => document));
  const { findings, idle } = overlapsOf(rules, reference);
  const known = new Set(listed.map(({ value }) => keyOf(value.finding, value.rules)));
  const found = new Set(findings.map(({ kind, rules: ids }) => keyOf(kind, ids)));
  const at = (id: string | undefined, key: string, message: string, mend: string) => {
    const place = placeOf.get(id ?? '');
    return place ? placed(place, [{ key: [key], message, mend }]) : [];
  };
  return [
    ...idle.flatMap((id) =>
      at(
        id,
        'when',
        'no fact can meet all of its conditions',
        'Look for two that exclude each other.',
      ),
    ),
    ...findings
      .filter(({ kind, rules: ids }) => !known.has(keyOf(kind, ids)))
      .flatMap((finding) => {
        const key = finding.rules.length === 1 ? 'mechanism' : 'when';
        return at(finding.rules[0], key, said(finding), MENDS[finding.kind]);
      }),
    ...listed
      .filter(({ value }) => value.rules.every((id) => documents.has(id.split('.')[0] ?? '')))
      .filter(({ value }) => !found.has(keyOf(value.finding, value.rules)))
      .map(({ value, file, lineOf }) => ({
        file,
        line: lineOf(['rules']),
        path: `${value.id}.rules`,
        message: `${value.rules.join(' and ')}: there is no such ${value.finding} any more.`,
        mend: 'Take the entry out.',
      })),
  ];
}

/** A row in words: 日期 2024-02-01、级别 市级. */
export function inWords(example: Example): string {
  return example.map(({ column, value }) => `${column} ${value}`).join('、');
}

const MENDS = {
  overlap:
    'Narrow one of them, give both a group of subsidies/stacking.yaml, or list it in subsidies/conflicts.yaml with how it is settled.',
  gap: 'Close the gap, or list it in subsidies/conflicts.yaml with how it is settled.',
} as const;

function said({ kind, rules: [, ...others], example }: Finding): string {
  const row = inWords(example);
  const also = others.join(', ');
  if (kind === 'gap') return `${also === '' ? 'its tiers' : `it and ${also}`} pass over ${row}`;
  return also === ''
    ? `two of its tiers hold ${row}`
    : `${also} pays the same fact and no group settles it: ${row}`;
}

function keyOf(kind: string, rules: readonly string[]): string {
  return [kind, ...rules.toSorted()].join(' ');
}
