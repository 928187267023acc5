import { Decimal } from '../core/decimal.ts';
import { meets, type Answer } from '../core/compare.ts';
import type { Reason, Verdict } from '../core/verdict.ts';
import type { Target } from './target-schema.ts';
import type { YearlyFigure } from './series.ts';

/** Something that the clause says beside its threshold. */
export interface Condition {
  readonly name: 'multiple' | 'stretch';
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** What the condition asks for, in the target's unit, where that can be told. */
  readonly required: string | null;
}

interface Situation {
  readonly figure: YearlyFigure | null;
  readonly series: readonly YearlyFigure[];
  readonly due: boolean;
}

/** The conditions of a target, each with a verdict of its own. */
export function judgeConditions(target: Target, situation: Situation): Condition[] {
  const conditions: Condition[] = [];
  if (target.multiple) conditions.push(judgeMultiple(target, situation));
  if (target.high !== undefined) {
    conditions.push(decide('stretch', new Decimal(target.high), situation));
  }
  return conditions;
}

/** The note that marks a claim as the base that the issuer gives for a multiple. */
const BASE_NOTE = '倍增基数';

/**
 * "Doubled": where the text prints no base, neither its year nor its figure can be guessed (no
 * reading of 倍增 fits all seven goals of the draft). Only an exact claim from an official host
 * (grade A) whose note calls it 倍增基数 stands for it; until one is loaded nobody can tell.
 */
export function multipleRequired(
  { multiple }: Pick<Target, 'multiple'>,
  series: readonly YearlyFigure[],
): Decimal | null {
  if (!multiple) return null;
  const printed = multiple.base === null ? null : new Decimal(multiple.base);
  const official = series.find(
    ({ bound, citation }) =>
      bound === null && citation.grade === 'A' && citation.note?.includes(BASE_NOTE),
  );
  return (printed ?? official?.value)?.times(multiple.factor) ?? null;
}

function judgeMultiple(target: Target, situation: Situation): Condition {
  const required = multipleRequired(target, situation.series);
  return required
    ? decide('multiple', required, situation)
    : { name: 'multiple', verdict: 'cannotTell', reason: 'baseNotPrinted', required: null };
}

function decide(name: Condition['name'], required: Decimal, { figure, due }: Situation): Condition {
  const at = { name, required: required.toString() };
  if (!figure)
    return { ...at, verdict: 'cannotTell', reason: due ? 'deadlineFigureMissing' : 'noData' };
  const answer: Answer = meets(figure, '>=', required);
  if (answer === 'yes') return { ...at, verdict: 'achieved', reason: 'deadlineFigureMeets' };
  if (answer === 'undecided') return { ...at, verdict: 'cannotTell', reason: 'boundDoesNotDecide' };
  return due
    ? { ...at, verdict: 'missed', reason: 'deadlineFigureFallsShort' }
    : { ...at, verdict: 'notDue', reason: 'notApplicable' };
}
