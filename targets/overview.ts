import { VERDICTS, type Verdict } from '../core/verdict.ts';
import type { PresentedEvaluation } from './present.ts';

/** How many goals have each verdict. */
export type Tally = Record<Verdict, number> & { readonly total: number };

/** A goal whose verdict differs from the one it had on an earlier day. */
export interface Change {
  readonly target: string;
  readonly region: string;
  readonly from: Verdict;
  readonly to: Verdict;
}

export interface Overview {
  /** Goals of the whole city that are law. */
  readonly city: Tally;
  /** Goals of districts and zones that are law. */
  readonly districts: Tally;
  /** Goals of drafts, which are never law. */
  readonly draft: Tally;
  readonly changes: readonly Change[];
  /** Goals in need of a decision, the worst first. */
  readonly attention: readonly PresentedEvaluation[];
  readonly results: readonly PresentedEvaluation[];
}

/** The verdicts that ask for action, the most pressing first. */
const PRESSING: readonly Verdict[] = ['offTrack', 'atRisk', 'missed', 'onTrack'];

/** Sums up headline goals now and says what changed since an earlier evaluation of the same goals. */
export function overview(
  now: readonly PresentedEvaluation[],
  before: readonly PresentedEvaluation[],
): Overview {
  const headline = now.filter(({ strength }) => strength === 'headline');
  const ofCity = ({ region }: PresentedEvaluation) => region.endsWith('00');
  const law = headline.filter(({ draft }) => !draft);
  const results = [
    ...law.filter(ofCity),
    ...law.filter((goal) => !ofCity(goal)),
    ...headline.filter(({ draft }) => draft),
  ];
  return {
    city: tally(law.filter(ofCity)),
    districts: tally(law.filter((goal) => !ofCity(goal))),
    draft: tally(headline.filter(({ draft }) => draft)),
    changes: changesSince(results, before),
    attention: results
      .filter(({ verdict }) => PRESSING.includes(verdict))
      .toSorted((a, b) => urgency(a) - urgency(b) || growth(b) - growth(a)),
    results,
  };
}

export function changesSince(
  now: readonly PresentedEvaluation[],
  before: readonly PresentedEvaluation[],
): Change[] {
  const earlier = new Map(before.map((goal) => [`${goal.target}|${goal.region}`, goal.verdict]));
  return now.flatMap(({ target, region, verdict }) => {
    const from = earlier.get(`${target}|${region}`);
    return from !== undefined && from !== verdict ? [{ target, region, from, to: verdict }] : [];
  });
}

function tally(goals: readonly PresentedEvaluation[]): Tally {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >;
  for (const { verdict } of goals) counts[verdict]++;
  return { ...counts, total: goals.length };
}

function urgency({ verdict }: PresentedEvaluation): number {
  return PRESSING.indexOf(verdict);
}

function growth({ growthNeeded }: PresentedEvaluation): number {
  return Number(growthNeeded ?? 0);
}
