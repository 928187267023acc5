import type { Subsidies } from '../catalogue.ts';
import { referencesOf } from '../references.ts';
import { sumToOne } from '../fraction.ts';
import type { MoneyRule } from '../catalogue.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { outOfRange } from './figure-range.ts';
import { nearName } from './near-name.ts';
import type { ReformFinding } from './reform-error.ts';
import type { ReformPatch, RulePatch } from './reform-schema.ts';

type Key = readonly PropertyKey[];

/** Fields that can change on a day; the others hold for a rule's whole life. */
const DATED: ReadonlySet<string> = new Set([
  'rule',
  'from',
  'off',
  'adopt',
  'parameters',
  'shares',
]);

/** Names that are not there, and keys that do not go together. */
export function nameFaults(
  patch: ReformPatch,
  state: CatalogueState,
  { readings }: Subsidies,
  at: Key,
): ReformFinding[] {
  if ('rule' in patch) {
    const rule = state.rules.get(patch.rule);
    if (!rule) return [unknown(at, 'rule', patch.rule, state.rules.keys())];
    return [...parameterNames(rule, patch, state, at), ...combinations(patch, at)];
  }
  if ('document' in patch) {
    if (!state.documents.has(patch.document)) {
      return [unknown(at, 'document', patch.document, state.documents.keys())];
    }
    return combinations(patch, at);
  }
  if ('group' in patch) {
    const group = state.groups.find(({ id }) => id === patch.group);
    if (!group) {
      return [
        unknown(
          at,
          'group',
          patch.group,
          state.groups.map(({ id }) => id),
        ),
      ];
    }
    const roles = [...state.rules.values()].map(({ beneficiary }) => beneficiary.role);
    const known = new Set<string>([...state.documents.keys(), ...roles]);
    return (patch.prefers ?? []).flatMap((name, index) =>
      known.has(name)
        ? []
        : [unknownAt([...at, 'prefers', index], 'document or role', name, known)],
    );
  }
  const reading = readings.find(({ id }) => id === patch.reading);
  if (!reading) {
    return [
      unknown(
        at,
        'reading',
        patch.reading,
        readings.map(({ id }) => id),
      ),
    ];
  }
  const options = reading.options.map(({ id }) => id);
  if (options.includes(patch.option)) return [];
  return [unknownAt([...at, 'option'], `option of ${reading.id}`, patch.option, options)];
}

/** Figures that their unit cannot have, and shares that are not the whole. */
export function figureFaults(patch: ReformPatch, state: CatalogueState, at: Key): ReformFinding[] {
  if (!('rule' in patch)) return [];
  const rule = state.rules.get(patch.rule);
  const figures = Object.entries(patch.parameters ?? {}).flatMap(([name, change]) => {
    const { unit, value } =
      typeof change === 'string'
        ? { unit: rule?.parameters[name]?.unit, value: change }
        : { unit: change.unit, value: change.value };
    const fault = unit && outOfRange(unit, value);
    if (!fault) return [];
    const key = [...at, 'parameters', name];
    return [{ kind: 'outOfRange' as const, key, found: value, rules: [patch.rule], ...fault }];
  });
  return [...figures, ...shareFaults(patch, at)];
}

function shareFaults({ rule, shares }: RulePatch, at: Key): ReformFinding[] {
  if (shares === undefined) return [];
  const { province = '0', city = '0', district = '0' } = shares;
  const parts = { province, city, district };
  const single = Object.entries(parts).flatMap(([level, part]) => {
    const fault = outOfRange('ratio', part);
    const key = [...at, 'shares', level];
    return fault
      ? [{ kind: 'outOfRange' as const, key, found: part, rules: [rule], ...fault }]
      : [];
  });
  const all = Object.values(parts);
  if (single.length > 0 || sumToOne(all)) return single;
  const said = Object.entries(shares).map(([level, part]) => `${level} ${part}`);
  return [
    {
      kind: 'sharesNotOne',
      key: [...at, 'shares'],
      found: said.join(' + '),
      rules: [rule],
      message: `the shares ${all.filter((part) => part !== '0').join(' + ')} are not one`,
      mend: 'They must be one in all.',
    },
  ];
}

function parameterNames(
  rule: MoneyRule,
  { parameters = {} }: RulePatch,
  state: CatalogueState,
  at: Key,
): ReformFinding[] {
  return Object.entries(parameters).flatMap(([name, change]) => {
    if (name in rule.parameters || typeof change !== 'string') return [];
    const key = [...at, 'parameters', name];
    const own = Object.keys(rule.parameters);
    const other = referencesOf(rule).find((each) => each.rule !== undefined && each.name === name);
    const fault = unknownAt(key, `parameter of ${rule.id}`, name, own);
    if (other?.rule !== undefined && state.rules.has(other.rule)) {
      return [{ ...fault, mend: `It is the figure of ${other.rule}: patch that rule.` }];
    }
    return [own.length === 0 ? { ...fault, mend: 'The rule prints no figure.' } : fault];
  });
}

/** `from` beside a field that has no day, and `off` beside what it ends. */
function combinations(
  patch: Exclude<ReformPatch, { reading: string } | { group: string }>,
  at: Key,
) {
  const fields = Object.keys(patch).filter((name) => name !== 'rule' && name !== 'document');
  const rest = fields.filter((name) => name !== 'from');
  const form = (key: Key, message: string, mend: string): ReformFinding => ({
    kind: 'form',
    key,
    found: '',
    rules: 'rule' in patch ? [patch.rule] : [],
    message,
    mend,
  });
  if (rest.length === 0) {
    return [form(at, 'the patch says nothing of what changes', 'Name a field, or take it out.')];
  }
  if (patch.off === true && rest.length > 1) {
    return [form([...at, 'off'], 'what is off has nothing else to change', 'Take the rest out.')];
  }
  if (patch.from === undefined || patch.off === true || patch.adopt === true) return [];
  return rest
    .filter((name) => !DATED.has(name))
    .map((name) =>
      form(
        [...at, name],
        `"${name}" holds for a rule's whole life and cannot begin on ${String(patch.from)}`,
        'Write it into a patch of its own, without from.',
      ),
    );
}

function unknown(at: Key, what: string, name: string, known: Iterable<string>): ReformFinding {
  return unknownAt([...at, what], what, name, known);
}

function unknownAt(key: Key, what: string, name: string, known: Iterable<string>): ReformFinding {
  return {
    kind: 'unknownName',
    key,
    found: name,
    rules: [],
    message: `"${name}" is no known ${what}`,
    mend: nearName(name, known),
  };
}
