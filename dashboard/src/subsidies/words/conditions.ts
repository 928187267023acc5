import type { Conditions, Test } from '../../../../subsidies/condition.ts';
import type { Rule } from '../answer.ts';
import { kindInWords } from './beneficiary.ts';
import { columnName, factsWord, said, type Wording } from './context.ts';
import { testInWords } from './test.ts';

/** One thing that must hold; `any` are sets of which one must hold. */
export interface Condition {
  readonly label: string;
  readonly words: string;
  readonly any: readonly string[];
}

/** Who qualifies: every condition of the rule, in words. */
export function conditionsInWords(wording: Wording): Condition[] {
  const { rule } = wording;
  const one = (label: string, words: string): Condition => ({ label, words, any: [] });
  const { kinds } = rule.beneficiary;
  return [
    ...(rule.facts === 'none' ? [] : [one(said(wording, '事项', 'Facts'), factsWord(wording))]),
    one(said(wording, '事项日期', 'Date of the event'), daysInWords(wording)),
    ...(kinds
      ? [
          one(
            said(wording, '单位类型', 'Kind of unit'),
            kinds.map((kind) => kindInWords(wording, kind)).join(said(wording, '、', ' or ')),
          ),
        ]
      : []),
    one(
      said(wording, '管理归属', 'District'),
      rule.scope.map((id) => wording.regionName(id)).join(said(wording, '、', ', ')),
    ),
    ...Object.entries(rule.when).map(([name, test]) =>
      one(capital(columnName(wording, name)), testInWords(wording, name, test)),
    ),
    ...(rule.anyOf
      ? [
          {
            label: said(wording, '下列之一', 'One of'),
            words: '',
            any: rule.anyOf.map((set) => setInWords(wording, set)),
          },
        ]
      : []),
    ...Object.entries(rule.having ?? {}).map(([name, test]) => ofYear(wording, name, test)),
  ];
}

function setInWords(wording: Wording, set: Conditions): string {
  return Object.entries(set)
    .map(([name, test]) =>
      said(
        wording,
        `${columnName(wording, name)}：${testInWords(wording, name, test)}`,
        `${columnName(wording, name)}: ${testInWords(wording, name, test)}`,
      ),
    )
    .join(said(wording, '；', '; '));
}

function ofYear(wording: Wording, name: string, test: Test): Condition {
  return {
    label:
      name === 'basis'
        ? said(wording, '全年合计', 'Sum of the year')
        : said(wording, '全年件数', 'Number in the year'),
    words: testInWords(wording, name, test),
    any: [],
  };
}

function daysInWords(wording: Wording): string {
  const { validFrom, validTo } = wording.rule;
  const from = validFrom ?? said(wording, '未写明', 'no beginning printed');
  const to = validTo ?? said(wording, '未写明', 'no end printed');
  return said(wording, `${from} 至 ${to}`, `${from} to ${to}`);
}

/** What the rule asks of one column, for a fact that is checked against it; null where nothing. */
export function askedOf(wording: Wording, name: string): string | null {
  const { rule } = wording;
  const tests = [rule.when, ...(rule.anyOf ?? [])].flatMap((set) => tested(set, name));
  if (tests.length > 0) {
    const words = tests.map((test) => testInWords(wording, name, test));
    return [...new Set(words)].join(said(wording, '，或 ', ', or '));
  }
  if (name === 'kind') {
    const kinds = rule.beneficiary.kinds?.map((kind) => kindInWords(wording, kind));
    return kinds?.join(said(wording, '、', ' or ')) ?? null;
  }
  if (name !== 'region') return null;
  return rule.scope.map((id) => wording.regionName(id)).join(said(wording, '、', ', '));
}

function tested(set: Rule['when'], name: string): Test[] {
  const test = set[name];
  return test === undefined ? [] : [test];
}

/** English labels begin with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
