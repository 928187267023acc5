import { closest } from 'fastest-levenshtein';
import { Decimal } from '../core/decimal.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { Problem } from '../reference/catalogue-error.ts';
import type { PolicyDocument } from '../reference/document-schema.ts';
import type { Located } from '../reference/yaml-list.ts';
import { readTest, type Conditions } from './condition.ts';
import { FACT_VIEWS, beneficiaryOf, type FactColumn, type FactView } from './fact-views.ts';
import { prints } from './figures.ts';
import { sumToOne } from './fraction.ts';
import { columnsOf, conditionsOf, readReference, referencesOf } from './references.ts';
import type { Rule } from './rule-schema.ts';

/** What a rule can refer to. */
export interface Known {
  readonly reference: Reference;
  readonly document: PolicyDocument;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Names and ids of gates. */
  readonly gates: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** A fault without its place: the key that is wrong, what is wrong, and the mend. */
export interface Fault {
  readonly key: readonly string[];
  readonly message: string;
  readonly mend: string;
}

/** Every fault of one rule that its own keys do not show. */
export function ruleFaults(rule: Rule, known: Known): Fault[] {
  const view = FACT_VIEWS.get(rule.facts);
  return [
    ...unknown(['facts'], 'view', rule.facts, FACT_VIEWS.keys()),
    ...rule.scope.flatMap((id) => unknown(['scope'], 'region', id, known.reference.regions.keys())),
    ...rule.gates.flatMap((name) => unknown(['gates'], 'gate', name, known.gates)),
    ...rule.stacking.flatMap(({ group }) => unknown(['stacking'], 'group', group, known.groups)),
    ...(view ? viewFaults(rule, view) : []),
    ...gateFaults(rule),
    ...parameterFaults(rule, known),
    ...shareFaults(rule),
    ...validityFaults(rule, known.document),
  ];
}

/** Puts faults where they stand in the file. */
export function placed(located: Located<Rule>, faults: readonly Fault[], reading = ''): Problem[] {
  const { value, file, lineOf } = located;
  return faults.map(({ key, message, mend }) => ({
    file,
    line: lineOf(key),
    path: `${value.id}（${value.clause}）${reading === '' ? '' : ` ${reading}`}.${key.join('.')}`,
    message: `${message}.`,
    mend,
  }));
}

function unknown(key: string[], what: string, name: string, known: Iterable<string>): Fault[] {
  const all = [...known];
  if (all.includes(name)) return [];
  const near = all.length === 0 ? '' : `Did you mean "${closest(name, all)}"?`;
  return [{ key, message: `"${name}" is no known ${what}`, mend: near }];
}

function viewFaults(rule: Rule, view: FactView): Fault[] {
  const columns = columnsOf(rule).flatMap(({ key, column, money }) => {
    const found = view.columns.get(column);
    if (!found) return unknown([key], `column of ${view.name}`, column, view.columns.keys());
    if (!money || found.kind === 'money') return [];
    return [{ key: [key], message: `"${column}" is no money`, mend: 'Name a column of money.' }];
  });
  const noRole =
    view.model !== null && rule.mechanism.kind !== 'gate' && !beneficiaryOf(view, rule.beneficiary);
  return [
    ...columns,
    ...(noRole
      ? [
          {
            key: ['beneficiary', 'role'],
            message: `${view.name} has no "${rule.beneficiary.role}"`,
            mend: `It has ${Object.keys(view.roles).join(', ')}.`,
          },
        ]
      : []),
    ...conditionsOf(rule).flatMap((set) => impossible(set, view, rule)),
  ];
}

/** A gate looks at those whom other rules pay, so that conditions of its own would hold of nothing. */
function gateFaults({ mechanism, when, anyOf }: Rule): Fault[] {
  if (mechanism.kind !== 'gate' || (Object.keys(when).length === 0 && anyOf === undefined))
    return [];
  return [
    {
      key: ['when'],
      message: 'a gate has no conditions beside its check',
      mend: 'Write them into mechanism.check.',
    },
  ];
}

/** Conditions that no row can meet. */
function impossible(set: Conditions, view: FactView, rule: Rule): Fault[] {
  return Object.entries(set).flatMap(([name, test]) => {
    const column = view.columns.get(name);
    if (!column) return [];
    const read = readTest(test);
    const fault = (message: string, mend: string) => [{ key: ['when', name], message, mend }];
    if (read.is === 'in' || read.is === 'notIn') {
      const words = wordsOf(column);
      const strange = words && read.values.filter((value) => !words.includes(value));
      if (strange && strange.length > 0) {
        return fault(
          `"${strange.join('", "')}" is never in ${column.zh}`,
          `It holds ${words.join(', ')}.`,
        );
      }
    }
    if (read.is === 'within') {
      const value = (bound: string | undefined) => {
        if (bound === undefined) return undefined;
        if (column.kind === 'date') return bound;
        const own = readReference(bound);
        const text = own ? rule.parameters[own.name]?.values.at(-1)?.value : bound;
        return text === undefined ? undefined : new Decimal(text);
      };
      const { from, above, to, below } = read.interval;
      const low = value(from ?? above);
      const high = value(to ?? below);
      if (low !== undefined && high !== undefined) {
        const order = compare(low, high);
        const open = above !== undefined || below !== undefined;
        if (order > 0 || (order === 0 && open)) {
          return fault('nothing lies in this interval', 'Check which end is which.');
        }
      }
    }
    return [];
  });
}

function compare(a: string | Decimal, b: string | Decimal): number {
  if (typeof a === 'string' || typeof b === 'string')
    return String(a) < String(b) ? -1 : Number(a !== b);
  return a.cmp(b);
}

function wordsOf({ kind, choices, words }: FactColumn): readonly unknown[] | undefined {
  if (choices) return Object.keys(choices);
  if (kind === 'flag') return [true, false];
  return words;
}

function parameterFaults(rule: Rule, { rules }: Known): Fault[] {
  const faults: Fault[] = [];
  const used = new Set<string>();
  for (const { rule: other, name } of referencesOf(rule)) {
    const owner = other === undefined ? rule : rules.get(other);
    if (other === undefined) used.add(name);
    if (!owner) faults.push(...unknown(['parameters'], 'rule', other ?? '', rules.keys()));
    else if (!(name in owner.parameters)) {
      faults.push(...unknown(['parameters'], 'parameter', name, Object.keys(owner.parameters)));
    }
  }
  const byReading = JSON.stringify(rule.readings);
  for (const [name, { values }] of Object.entries(rule.parameters)) {
    const key = ['parameters', name];
    const foreign = [...rules.values()].some((each) =>
      JSON.stringify(each.mechanism).includes(`$${rule.id}:${name}"`),
    );
    if (!used.has(name) && !foreign && !byReading.includes(`"$${name}"`)) {
      faults.push({ key, message: 'no part of the rule uses it', mend: 'Use it or take it out.' });
    }
    for (const { value, evidence, derived } of values) {
      if (derived === undefined && !prints(evidence, value)) {
        faults.push({
          key,
          message: `"${evidence}" does not print ${value}`,
          mend: 'Copy the characters with the figure, or say how it is derived.',
        });
      }
    }
    for (const [at, { from }] of values.entries()) {
      const before = values[at - 1];
      if (before && (before.from >= from || (before.to !== undefined && before.to >= from))) {
        faults.push({
          key,
          message: `the values from ${before.from} and ${from} overlap`,
          mend: 'Write them in the order of their dates, each ending before the next begins.',
        });
      }
    }
  }
  return faults;
}

function shareFaults({ shares, mechanism }: Rule): Fault[] {
  const pays = mechanism.kind !== 'gate' && mechanism.kind !== 'penalty';
  const parts = mechanism.kind === 'instalments' ? mechanism.parts : [];
  const ofWhole = parts.flatMap((part) => ('share' in part ? [part.share] : []));
  if (ofWhole.length > 0 && (ofWhole.length < parts.length || !sumToOne(ofWhole))) {
    return [
      {
        key: ['mechanism', 'parts'],
        message: `the parts ${ofWhole.join(' + ')} are not the whole`,
        mend: 'Give each part a share, summing to one in all; write thirds as 1/3.',
      },
    ];
  }
  if (shares === null) {
    if (!pays) return [];
    return [
      {
        key: ['shares'],
        message: 'no share of the levels of government',
        mend: 'Give the parts that the text prints, or one level with basis: inferred.',
      },
    ];
  }
  return shares.flatMap(({ province = '0', city = '0', district = '0' }) => {
    const sum = new Decimal(province).plus(city).plus(district);
    if (sum.eq(1)) return [];
    return [
      {
        key: ['shares'],
        message: `the shares sum to ${sum.toString()}`,
        mend: 'They must be one in all.',
      },
    ];
  });
}

function validityFaults({ valid }: Rule, { validity }: PolicyDocument): Fault[] {
  if (valid?.from !== undefined && valid.to !== undefined && valid.from > valid.to) {
    return [{ key: ['valid'], message: 'it ends before it begins', mend: 'Check both dates.' }];
  }
  const from = valid?.from ?? validity.from;
  if (from === null) {
    return [
      {
        key: ['valid'],
        message: 'neither the rule nor its document says from when it holds',
        mend: 'Give valid.from, and say in the note on what it rests.',
      },
    ];
  }
  return [];
}
