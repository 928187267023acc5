import { Decimal } from '../core/decimal.ts';
import type { Reference } from '../reference/catalogue.ts';
import { compare, meet, span, type Box, type Values } from './boxes.ts';
import type { MoneyRule } from './catalogue.ts';
import { regionsWithin } from './condition-sql.ts';
import { readTest, type Conditions, type Interval } from './condition.ts';
import { FACT_VIEWS, beneficiaryOf, kindWord, type FactColumn } from './fact-views.ts';
import { readReference } from './references.ts';

/** The facts that a rule pays, as boxes of which a fact meets one at least; no box where none can. */
export interface RuleBoxes {
  readonly rule: MoneyRule;
  /** View and cell of the beneficiary: two rules with the same pay the same party of the same facts. */
  readonly facts: string;
  readonly boxes: readonly Box[];
  /** The tiers of its mechanism, each on one column. */
  readonly tiers: readonly Box[];
  /** What the reader calls the columns of the boxes. */
  readonly names: ReadonlyMap<string, string>;
}

/** The columns of every box that no condition names. */
export const DATE = 'f.date';
export const PLACE = 'place';

/** What reads conditions: regions with all that lies in them, and every value that a bound ever has. */
interface BoxTerms {
  column(name: string): FactColumn;
  within(regions: readonly string[]): readonly string[];
  bound(text: string): readonly string[];
}

/** How rules of a catalogue become boxes; each set of regions is looked up once. */
export function boxMaker(
  rules: readonly MoneyRule[],
  reference: Reference,
): (rule: MoneyRule) => RuleBoxes {
  const parameters = new Map(rules.map((rule) => [rule.id, rule.parameters]));
  const places = new Map<string, readonly string[]>();
  const within = (ids: readonly string[]) => {
    const known = places.get(ids.join()) ?? regionsWithin(reference.regions, ids);
    places.set(ids.join(), known);
    return known;
  };
  return (rule) => {
    const view = FACT_VIEWS.get(rule.facts);
    const beneficiary = view && beneficiaryOf(view, rule.beneficiary);
    const validity = reference.documents.get(rule.document)?.validity;
    const names = new Map([
      [DATE, '日期'],
      [PLACE, '管理归属'],
    ]);
    const terms: BoxTerms = {
      within,
      column: (name) => {
        const column = view?.columns.get(name) ?? computed(name);
        names.set(column.sql, column.zh);
        return column;
      },
      bound: (text) => {
        const read = readReference(text);
        if (!read) return [text];
        const own = read.rule === undefined ? rule.parameters : parameters.get(read.rule);
        return own?.[read.name]?.values.map(({ value }) => value) ?? [];
      },
    };
    const day = (at: string | null | undefined) =>
      at === null || at === undefined ? undefined : { at, open: false };
    const always = new Map<string, Values>([
      [
        DATE,
        span('date', day(rule.valid?.from ?? validity?.from), day(rule.valid?.to ?? validity?.to)),
      ],
      [PLACE, { is: 'among', words: within(rule.scope) }],
    ]);
    if (rule.beneficiary.kinds) {
      const kind = beneficiary?.kind ?? terms.column('unit_kind').sql;
      names.set(kind, '单位类型');
      always.set(kind, {
        is: 'among',
        words: rule.beneficiary.kinds.map((each) => kindWord(each)),
      });
    }
    const paid = paidOnly(rule);
    const boxes = [[rule.when], rule.anyOf ?? [{}], paid].reduce<Box[]>(
      (met, sets) =>
        met.flatMap((box) =>
          sets.flatMap((set) => {
            const each = boxOf(set, terms);
            return (each && meet(box, each)) ?? [];
          }),
        ),
      [always],
    );
    const tiers = rule.mechanism.kind === 'tiered' ? paid : [];
    return {
      rule,
      facts: `${rule.facts} ${beneficiary?.code ?? ''}`,
      boxes,
      tiers: tiers.flatMap((tier) => boxOf(tier, terms) ?? []),
      names,
    };
  };
}

/** What the mechanism itself leaves unpaid: grades that it does not name, sums outside its tiers. */
function paidOnly({ mechanism, having, basis }: MoneyRule): Conditions[] {
  if (mechanism.kind === 'graded') return [{ [mechanism.by]: Object.keys(mechanism.grades) }];
  if (mechanism.kind === 'tiered') {
    const { by, tiers } = mechanism;
    const name = typeof by === 'object' ? `${by.of}减${by.less}` : (by ?? sumName(basis));
    return tiers.map(({ from, above, to, below }) => ({ [name]: { from, above, to, below } }));
  }
  const ofYear = Object.entries(having ?? {}).map(
    ([of, test]) => [of === 'basis' ? `年度合计：${sumName(basis)}` : '年度件数', test] as const,
  );
  return [Object.fromEntries(ofYear)];
}

function sumName(basis: MoneyRule['basis']): string {
  return typeof basis === 'string' ? basis : JSON.stringify(basis);
}

/** What stands for a sum that no column holds. */
function computed(name: string): FactColumn {
  return { name, zh: name, kind: name.startsWith('年度合计') ? 'money' : 'number', sql: name };
}

function boxOf(set: Conditions, terms: BoxTerms): Box | undefined {
  return Object.entries(set).reduce<Box | undefined>((box, [name, test]) => {
    const column = terms.column(name);
    return box && meet(box, new Map([[column.sql, valuesOf(column, test, terms)]]));
  }, new Map());
}

function valuesOf(column: FactColumn, test: Conditions[string], terms: BoxTerms): Values {
  const asked = readTest(test);
  switch (asked.is) {
    case 'present':
      return asked.present ? { is: 'filled' } : { is: 'blank' };
    case 'recent':
      return { is: 'filled' };
    case 'within':
      return spanOf(column, asked.interval, terms);
    case 'in': {
      const words = wordsOf(column, asked.values, terms);
      return column.kind === 'texts'
        ? { is: 'list', some: [words], none: [] }
        : { is: 'among', words };
    }
    case 'notIn': {
      const words = wordsOf(column, asked.values, terms);
      if (column.kind === 'texts') return { is: 'list', some: [], none: words };
      const all = everyWord(column)?.filter((word) => !words.includes(word));
      return all ? { is: 'among', words: all } : { is: 'except', words };
    }
  }
}

/** Where a bound changed, the widest interval that it ever gave, so that no overlap is passed over. */
function spanOf({ kind }: FactColumn, ends: Interval, { bound }: BoxTerms): Values {
  const of = kind === 'date' || kind === 'money' ? kind : 'number';
  const end = (text: string | undefined, open: boolean, side: 1 | -1) => {
    const [at] = bound(text ?? '').toSorted((a, b) => compare(a, b, of) * side);
    return text === undefined || at === undefined ? undefined : { at, open };
  };
  const { from, above, to, below } = ends;
  return span(
    of,
    end(from, false, 1) ?? end(above, true, 1),
    end(to, false, -1) ?? end(below, true, -1),
  );
}

function wordsOf(
  { kind, choices }: FactColumn,
  values: readonly (string | number | boolean)[],
  { within }: BoxTerms,
): readonly string[] {
  if (kind === 'flag') return values.map((value) => (value === true ? '是' : '否'));
  if (kind === 'money' || kind === 'number') {
    return values.map((value) => new Decimal(String(value)).toFixed());
  }
  const words = values.map((value) => choices?.[String(value)] ?? String(value));
  return kind === 'region' ? within(words) : words;
}

/** All words that the column can hold, where they are declared. */
function everyWord({ kind, choices, words }: FactColumn): readonly string[] | undefined {
  if (kind === 'flag') return ['是', '否'];
  return choices ? Object.values(choices) : words;
}
