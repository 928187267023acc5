import { FACT_VIEWS, type FactColumn } from '../../../../subsidies/fact-views.ts';
import { readReference } from '../../../../subsidies/references.ts';
import type { Language } from '../../language/language.ts';
import type { Dated, Rule } from '../answer.ts';
import { COLUMNS_EN, TERMS_EN } from './glossary.ts';
import { figureInWords, type Figure } from './figure.ts';

export { said } from './said.ts';

/** What turns a rule's fields into words of one language, as of a day. */
export interface Wording {
  readonly rule: Rule;
  readonly language: Language;
  readonly asOf: string;
  /** Rules whose parameters this one names. */
  readonly others: ReadonlyMap<string, Rule>;
  regionName(id: string): string;
}

/** A term that data holds in Chinese. */
export function term(zh: string, language: Language): string {
  return language === 'zh' ? zh : (TERMS_EN[zh] ?? zh);
}

/** The figure that a reference names, on the day; undefined where the text has none such. */
export function figureOf(wording: Wording, reference: string): Figure | undefined {
  const read = readReference(reference);
  const { rule, others, asOf } = wording;
  const owner = read?.rule === undefined ? rule : others.get(read.rule);
  const values = read && owner?.parameters[read.name];
  return values && onDay(values, asOf);
}

/** The value that holds on the day; the first one before it began, the last one after it ended. */
function onDay(values: readonly Dated[], day: string): Figure | undefined {
  return values.findLast(({ from }) => from <= day) ?? values[0];
}

/** The figure in words; the reference itself where it leads nowhere. */
export function figure(wording: Wording, reference: string): string {
  const found = figureOf(wording, reference);
  return found ? figureInWords(found, wording.language) : reference;
}

/** The rules whose parameters a rule names. */
export function rulesNamed(value: unknown): string[] {
  if (typeof value === 'string') {
    const rule = value.startsWith('$') ? readReference(value)?.rule : undefined;
    return rule === undefined ? [] : [rule];
  }
  if (value === null || typeof value !== 'object') return [];
  return [...new Set(Object.values(value).flatMap(rulesNamed))];
}

export function columnOf(rule: Rule, name: string): FactColumn | undefined {
  return FACT_VIEWS.get(rule.facts)?.columns.get(name);
}

/** What a reader calls a column of the rule's facts. */
export function columnName({ rule, language }: Pick<Wording, 'rule' | 'language'>, name: string) {
  return columnWord(name, columnOf(rule, name)?.zh ?? BENEFICIARY[name] ?? name, language);
}

const BENEFICIARY: Readonly<Record<string, string>> = { kind: '单位类型', region: '管理归属' };

/** The same where only its name and its Chinese are known. */
export function columnWord(name: string, zh: string, language: Language): string {
  const bare = zh.replace(/\([^()]*\)$/, '');
  if (language === 'zh') return bare;
  const known = name === 'amount' ? undefined : COLUMNS_EN[name];
  return known ?? TERMS_EN[bare] ?? COLUMNS_EN[name] ?? bare;
}

/** What the facts of a rule are. */
export function factsWord({ rule, language }: Pick<Wording, 'rule' | 'language'>): string {
  const view = FACT_VIEWS.get(rule.facts);
  if (!view) return rule.facts;
  return rule.facts.startsWith('event:')
    ? term(view.zh, language)
    : language === 'zh'
      ? view.zh
      : view.en;
}
