import { isDeepStrictEqual } from 'node:util';
import type { CivilDate } from '../../core/civil-date.ts';
import { patched } from '../readings.ts';
import type { MoneyRule } from '../catalogue.ts';
import { ruleSchema, type Patch, type Rule } from '../rule-schema.ts';
import { changedFigure, changedShares, sameFigures } from './figure-change.ts';
import type { RulePatch } from './reform-schema.ts';
import { clippedDays, dayBefore, patchedDays, type Days, type OwnDays } from './rule-days.ts';

/** What is wrong with a rule once a patch is in place, with the key of the patch. */
export interface Misfit {
  readonly key: readonly PropertyKey[];
  readonly message: string;
}

export type Patched = { readonly rule: MoneyRule } | { readonly misfits: readonly Misfit[] };

/** Fields that a patch replaces whole; an option of a reading that writes one gives way to it. */
const REPLACED = ['scope', 'anyOf', 'basis', 'caps', 'stacking', 'gates'] as const;
/** Fields of which a patch names keys; an option of a reading keeps what it writes of others. */
const MERGED = ['beneficiary', 'when', 'having', 'mechanism', 'nature', 'payable'] as const;

/**
 * A rule with a patch in place, under every option of its readings: where an option and the patch write
 * the same key, the patch holds. The same object where the patch leaves the rule as it is by default;
 * the end of a rule and a draft's adoption are not looked at here.
 */
export function patchedRule(rule: MoneyRule, patch: RulePatch, days: Days): Patched {
  const changes: Record<string, unknown> = {};
  for (const name of [...REPLACED, ...MERGED]) {
    if (patch[name] !== undefined) changes[name] = patch[name];
  }
  const kind = patch.mechanism?.['kind'];
  const another = kind !== undefined && kind !== rule.mechanism.kind;
  const figures = Object.entries(patch.parameters ?? {}).flatMap(([name, change]) => {
    const now = changedFigure(rule.parameters[name], change, patch.from, days.from);
    return now && !sameFigures(rule.parameters[name], now) ? [[name, now] as const] : [];
  });
  if (figures.length > 0) changes['parameters'] = Object.fromEntries(figures);
  const changed = Object.fromEntries(
    Object.entries(patch.parameters ?? {}).filter(([name]) =>
      figures.some(([figure]) => figure === name),
    ),
  );
  if (patch.shares !== undefined) changes['shares'] = changedShares(rule.shares, patch);
  const { document, ...own } = rule;
  const merged = patched(own, changes).rule;
  if (another) merged['mechanism'] = patch.mechanism;
  if (patch.valid !== undefined) setDays(merged, patchedDays(rule.valid, patch.valid));
  merged['readings'] = underOptions(rule, (option) =>
    optionUnder(option, { ...patch, parameters: changed }, another, days),
  );
  const read = ruleSchema.safeParse(merged);
  if (!read.success) {
    return {
      misfits: read.error.issues.map(({ path, message }) => ({ key: path, message })),
    };
  }
  const same = isDeepStrictEqual({ ...read.data, readings: own.readings }, own);
  return { rule: same ? rule : { ...read.data, document } };
}

/**
 * A rule that pays no event from a day on, or none at all; the same object where it has ended by then.
 * `begins` is the first day of its document.
 */
export function endedRule(
  rule: MoneyRule,
  days: Days,
  begins: CivilDate,
  from?: CivilDate,
): MoneyRule {
  if (days.to !== null && days.to < (from ?? days.from)) return rule;
  return withDays(rule, (own) => clippedDays(own, dayBefore(from ?? own?.from ?? begins)));
}

/** A rule with other days, under its readings as well. */
export function withDays(rule: MoneyRule, change: (own: OwnDays) => OwnDays): MoneyRule {
  const now: Record<string, unknown> & MoneyRule = { ...rule };
  setDays(now, change(rule.valid));
  now.readings = underOptions(rule, (option) =>
    'valid' in option
      ? { ...option, valid: change((option['valid'] ?? undefined) as OwnDays) ?? null }
      : option,
  );
  return isDeepStrictEqual(now, rule) ? rule : now;
}

/** Every option of a rule's readings, changed. */
export function underOptions(
  { readings }: Pick<Rule, 'readings'>,
  change: (option: Patch) => Patch,
): Rule['readings'] {
  return Object.fromEntries(
    Object.entries(readings).map(([name, options]) => [
      name,
      Object.fromEntries(Object.entries(options).map(([id, option]) => [id, change(option)])),
    ]),
  );
}

/** What an option still changes where a reform has changed the rule. */
function optionUnder(option: Patch, patch: RulePatch, another: boolean, days: Days): Patch {
  const left: Record<string, unknown> = { ...option };
  for (const name of REPLACED) if (patch[name] !== undefined) delete left[name];
  for (const name of MERGED) {
    const change = patch[name];
    if (change === undefined || left[name] === undefined) continue;
    if (change === null || left[name] === null || (name === 'mechanism' && another)) {
      delete left[name];
      continue;
    }
    const kept = Object.entries(left[name]).filter(([key]) => !(key in change));
    if (kept.length > 0) left[name] = Object.fromEntries(kept);
    else delete left[name];
  }
  if (patch.valid !== undefined && left['valid'] !== undefined) {
    left['valid'] = patchedDays((left['valid'] ?? undefined) as OwnDays, patch.valid) ?? null;
  }
  if (patch.shares !== undefined && left['shares'] !== undefined) {
    left['shares'] = changedShares(left['shares'] as Rule['shares'], patch);
  }
  const figures = left['parameters'] as Rule['parameters'] | undefined;
  if (patch.parameters !== undefined && figures !== undefined) {
    const changes = patch.parameters;
    left['parameters'] = Object.fromEntries(
      Object.entries(figures).map(([name, figure]) => {
        const change = changes[name];
        if (change === undefined || figure === null) return [name, figure];
        return [name, changedFigure(figure, change, patch.from, days.from) ?? figure];
      }),
    );
  }
  return left;
}

function setDays(rule: Record<string, unknown>, days: OwnDays): void {
  if (days === undefined) delete rule['valid'];
  else rule['valid'] = days;
}
