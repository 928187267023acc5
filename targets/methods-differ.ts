import type { Verdict } from '../core/verdict.ts';
import type { Evaluation } from './evaluate.ts';
import type { MethodName } from './methods/all.ts';

/** The methods that say something of the pace; the distance to the threshold does not. */
const PACE: readonly MethodName[] = [
  'declaredPath',
  'compoundGrowth',
  'recentMeanChange',
  'timeWeightedRegression',
  'probability',
];
const PACE_VERDICTS: ReadonlySet<Verdict> = new Set(['onTrack', 'atRisk', 'offTrack']);
const JUDGED_BY_PACE: ReadonlySet<Verdict> = new Set([...PACE_VERDICTS, 'cannotTell']);

/** True where a goal is judged by its pace and the methods do not agree on it. */
export function methodsDiffer({ verdict, reason, methods, target, asOf }: Evaluation): boolean {
  const running = target.deadline !== null && asOf < target.deadline;
  if (!methods || !running || reason === 'stale' || !JUDGED_BY_PACE.has(verdict)) return false;
  const said = PACE.map((name) => methods[name].verdict).filter((one) => PACE_VERDICTS.has(one));
  return new Set(said).size > 1;
}
