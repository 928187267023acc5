import type { Subsidies } from '../catalogue.ts';
import { referencesOf } from '../references.ts';
import { sumToOne } from '../fraction.ts';
import type { MoneyRule } from '../catalogue.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { outOfRange } from './figure-range.ts';
import { nearName } from './near-name.ts';
import type { ReformFinding, SaidInBoth } from './reform-error.ts';
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
  'inPlaceOf',
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
    return [
      ...parameterNames(rule, patch, state, at),
      ...placeNames(patch, state, at),
      ...combinations(patch, at),
    ];
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
  // Funds are what loaded money names: whether there is such a one is told with the answer.
  if ('fund' in patch) return [];
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
      zh: {
        message: `各级分担 ${all.filter((part) => part !== '0').join(' + ')} 不等于一。`,
        mend: '合计须为一。',
      },
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
      const { message } = fault.zh;
      return [
        {
          ...fault,
          mend: `It is the figure of ${other.rule}: patch that rule.`,
          zh: { message, mend: `这是 ${other.rule} 的数，请改那一条。` },
        },
      ];
    }
    if (own.length > 0) return [fault];
    const zh = { message: fault.zh.message, mend: '这一条没有印数。' };
    return [{ ...fault, mend: 'The rule prints no figure.', zh }];
  });
}

function placeNames(
  { inPlaceOf = [] }: RulePatch,
  state: CatalogueState,
  at: Key,
): ReformFinding[] {
  return inPlaceOf.flatMap((id, index) =>
    state.rules.has(id)
      ? []
      : [unknownAt([...at, 'inPlaceOf', index], 'rule', id, state.rules.keys())],
  );
}

/** `from` beside a field that has no day, and `off` beside what it ends. */
function combinations(
  patch: Exclude<ReformPatch, { reading: string } | { group: string } | { fund: string }>,
  at: Key,
) {
  const fields = Object.keys(patch).filter((name) => name !== 'rule' && name !== 'document');
  const rest = fields.filter((name) => name !== 'from');
  const form = (key: Key, said: SaidInBoth): ReformFinding => ({
    kind: 'form',
    key,
    found: '',
    rules: 'rule' in patch ? [patch.rule] : [],
    ...said,
  });
  if (rest.length === 0) {
    return [
      form(at, {
        message: 'the patch says nothing of what changes',
        mend: 'Name a field, or take it out.',
        zh: { message: '没有说改什么。', mend: '请写要改的字段，或去掉这一处。' },
      }),
    ];
  }
  if (patch.off === true && rest.length > 1) {
    return [
      form([...at, 'off'], {
        message: 'what is off has nothing else to change',
        mend: 'Take the rest out.',
        zh: { message: '已停用的不能再改别的。', mend: '请去掉其余字段。' },
      }),
    ];
  }
  if (patch.from === undefined || patch.off === true || patch.adopt === true) return [];
  return rest
    .filter((name) => !DATED.has(name))
    .map((name) =>
      form([...at, name], {
        message: `"${name}" holds for a rule's whole life and cannot begin on ${String(patch.from)}`,
        mend: 'Write it into a patch of its own, without from.',
        zh: {
          message: `“${name}”只能自始就改，不能自 ${String(patch.from)} 起改。`,
          mend: '请另写一处，不带 from。',
        },
      }),
    );
}

function unknown(at: Key, what: string, name: string, known: Iterable<string>): ReformFinding {
  return unknownAt([...at, what], what, name, known);
}

function unknownAt(key: Key, what: string, name: string, known: Iterable<string>): ReformFinding {
  const near = nearName(name, known);
  return {
    kind: 'unknownName',
    key,
    found: name,
    rules: [],
    message: `"${name}" is no known ${what}`,
    mend: near.en,
    zh: { message: `没有“${name}”这个${inChinese(what)}。`, mend: near.zh },
  };
}

const NAMES: Readonly<Record<string, string>> = {
  rule: '条款',
  document: '文件',
  group: '互斥组',
  reading: '读法',
  parameter: '数',
  option: '选项',
};

/** `parameter of RULE` names what it is of. */
function inChinese(what: string): string {
  const [name = '', of, whose] = what.split(' ');
  if (name === 'document' && of === 'or') return '文件或角色';
  const noun = NAMES[name] ?? name;
  return whose === undefined ? noun : `${noun}（${whose}）`;
}
