import { Decimal } from '../../core/decimal.ts';
import type { CivilDate } from '../../core/civil-date.ts';
import type { Parameter } from '../parameter.ts';
import type { MoneyRule } from '../catalogue.ts';
import type { RulePatch } from './reform-schema.ts';

/** What stands where a text would print the figure. */
const EVIDENCE = '试算';
const DERIVED = '改革方案所设，不是文件所印';

type Change = NonNullable<RulePatch['parameters']>[string];

/** A parameter with another value for its whole life, or from a day on. */
export function changedFigure(
  parameter: Parameter | undefined,
  change: Change,
  from: CivilDate | undefined,
  begins: CivilDate,
): Parameter | undefined {
  const { unit = parameter?.unit, value } =
    typeof change === 'string' ? { unit: undefined, value: change } : change;
  if (unit === undefined) return undefined;
  const before = parameter?.values ?? [];
  const stamp = { value, evidence: EVIDENCE, derived: DERIVED };
  if (from === undefined) return { unit, values: [{ from: before[0]?.from ?? begins, ...stamp }] };
  const kept = before
    .filter((each) => each.from < from)
    .map(({ to, ...each }) => (to === undefined || to >= from ? each : { ...each, to }));
  return { unit, values: [...kept, { from, ...stamp }] };
}

/** True where both have the same value on every day. */
export function sameFigures(one: Parameter | undefined, other: Parameter | undefined): boolean {
  return one?.unit === other?.unit && JSON.stringify(steps(one)) === JSON.stringify(steps(other));
}

/** The days on which the value changes; before the first the first holds. */
function steps(parameter: Parameter | undefined): string[][] {
  const all = (parameter?.values ?? []).map(({ from, value }) => [
    from,
    new Decimal(value).toFixed(),
  ]);
  return all
    .filter(([, value], at) => value !== all[at - 1]?.[1])
    .map(([from = '', value = ''], at) => [at === 0 ? '' : from, value]);
}

/** The parts of the levels that a reform sets, for the whole life of the rule or from a day on. */
export function changedShares(
  shares: MoneyRule['shares'],
  { from, shares: parts }: RulePatch,
): MoneyRule['shares'] {
  const entry = { ...parts, basis: 'inferred' as const };
  if (from === undefined || shares === null) return [entry];
  return [...shares.filter((each) => (each.from ?? '') < from), { ...entry, from }];
}
