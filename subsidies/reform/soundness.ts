import { isDeepStrictEqual } from 'node:util';
import type { MoneyRule } from '../catalogue.ts';
import { patched } from '../readings.ts';
import { ruleFaults, type Fault, type Known } from '../rule-faults.ts';
import { ruleSchema } from '../rule-schema.ts';
import type { ReformFinding } from './reform-error.ts';
import type { Carried, Law } from './carried.ts';

/**
 * What the loader would refuse of the rules that a reform changes, as they stand after its last patch
 * and under each of their options; `told` are those of whose days a fault is said already.
 */
export function soundness(law: Law, told: ReadonlySet<string>): ReformFinding[] {
  const { first, last } = law;
  const all = [...first.rules.values(), ...last.rules.values()];
  const gates = new Set(
    all.flatMap(({ id, mechanism }) => (mechanism.kind === 'gate' ? [id, mechanism.name] : [])),
  );
  const groups = new Set(last.groups.map(({ id }) => id));
  return [...last.rules.values()].flatMap((rule) => {
    const before = first.rules.get(rule.id);
    const document = last.documents.get(rule.document);
    if (rule === before || !document || last.ended.has(rule.id)) return [];
    const reference = { ...law.reference, documents: last.documents };
    const known: Known = { reference, document, rules: last.rules, gates, groups };
    const { document: id, ...own } = rule;
    const faults = [
      ...ruleFaults(rule, known).map((fault) => ({ fault, under: '' })),
      ...Object.entries(rule.readings).flatMap(([name, options]) =>
        Object.entries(options).flatMap(([option, patch]) => {
          const under = `${name}=${option}`;
          const read = ruleSchema.safeParse(patched(own, patch).rule);
          if (read.success) {
            return ruleFaults(read.data, known).map((fault) => ({ fault, under }));
          }
          const message = read.error.issues.map((issue) => issue.message).join('; ');
          return [{ fault: { key: ['mechanism'], message, mend: '' }, under }];
        }),
      ),
    ];
    const counted = faults.filter(
      ({ fault }) =>
        !isUnused(fault, rule, before) && !(told.has(rule.id) && fault.key[0] === 'valid'),
    );
    const seen = new Set<string>();
    return counted.flatMap(({ fault, under }) => {
      const said = `${fault.key.join()} ${fault.message}`;
      if (seen.has(said)) return [];
      seen.add(said);
      return [finding(fault, under, rule, law, id)];
    });
  });
}

/** A figure of the text that nothing uses any more is no fault; one that a reform sets is. */
function isUnused({ key }: Fault, rule: MoneyRule, before: MoneyRule | undefined): boolean {
  const [field, name] = key;
  if (field !== 'parameters' || name === undefined) return false;
  return isDeepStrictEqual(before?.parameters[name], rule.parameters[name]);
}

function finding(
  { key, message, mend }: Fault,
  under: string,
  rule: MoneyRule,
  { carried }: Law,
  document: string,
): ReformFinding {
  const at = placeOf(rule.id, document, key, carried);
  return {
    kind: 'unsoundRule',
    key: at,
    found: '',
    rules: [rule.id],
    message: `${rule.id}${under === '' ? '' : ` under ${under}`}: ${message}`,
    mend,
    zh: {
      message: `改后的 ${rule.id}${under === '' ? '' : `（读法 ${under}）`}不成立：${message}。`,
      mend,
    },
  };
}

/** The last patch that writes the field, else the last that touches the rule. */
function placeOf(
  id: string,
  document: string,
  key: readonly string[],
  carried: readonly Carried[],
): PropertyKey[] {
  const own = carried.filter(({ patch }) => 'rule' in patch && patch.rule === id);
  const writes = own.findLast(({ patch }) => String(key[0]) in patch);
  if (writes) return ['patches', writes.at, ...key];
  const touches =
    own.at(-1) ??
    carried.findLast(({ patch }) => 'document' in patch && patch.document === document) ??
    carried.findLast(({ patch }) => 'group' in patch);
  return touches ? ['patches', touches.at] : [];
}
