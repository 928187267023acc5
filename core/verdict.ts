export const VERDICTS = [
  'achieved',
  'achievedLate',
  'missed',
  'onTrack',
  'atRisk',
  'offTrack',
  'notDue',
  'cannotTell',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const REASONS = [
  'deadlineFigureMeets',
  'deadlineFigureFallsShort',
  'reachedBeforeDeadline',
  'reachedAfterDeadline',
  'latestFigureMeets',
  'everyYearMet',
  'yearFallsShort',
  'onlyTheOutcomeCounts',
  'pace',
  'likelihood',
  'notYetIssued',
  'noFullYearYet',
  'noDeadline',
  'noData',
  'tooFewPoints',
  'breakInSeries',
  'stale',
  'baselineMissing',
  'baseNotPrinted',
  'boundDoesNotDecide',
  'deadlineFigureMissing',
  'beyondForecast',
  'atNaturalBound',
  'notPositive',
  'notApplicable',
] as const;
export type Reason = (typeof REASONS)[number];

/** A verdict never stands without the reason that led to it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: Reason;
}

export function cannotTell(reason: Reason): Judgement {
  return { verdict: 'cannotTell', reason };
}

/** Share of the required progress from which a lagging target is at risk rather than off track. */
export const AT_RISK_FROM = '0.6';
