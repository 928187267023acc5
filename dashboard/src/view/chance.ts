import { likelihood } from '../../../targets/likelihood.ts';
import type { PresentedEvaluation } from '../../../targets/present.ts';
import { REASON_WORDS } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';
import { chanceText } from './chance-text.ts';

/** A probability as a whole percentage; forecasts bear no more. */
export function chance(probability: number): string {
  return `${Math.round(probability * 100)}%`;
}

/** How a probability reads in words: the method's own verdict, so that no threshold stands twice. */
export function inWords(probability: number, language: Language): string {
  const words = chanceText[language];
  const verdict = likelihood(probability);
  if (verdict === 'onTrack') return words.likely;
  return verdict === 'offTrack' ? words.unlikely : words.even;
}

type Goal = Pick<PresentedEvaluation, 'deadline' | 'asOf' | 'forecastReason' | 'reason'>;

export interface Missing {
  /** Why there is no probability. */
  readonly why: string;
  /** What it would take; empty where nothing would help. */
  readonly need: string;
}

/** Why a goal has no probability, and what it would take. */
export function whyNoChance(goal: Goal, language: Language): Missing {
  const { deadline, asOf, forecastReason, reason } = goal;
  const { missing, needs } = chanceText[language];
  if (deadline === null) return missing.noDeadline;
  if (deadline <= asOf) return missing.due;
  if (reason === 'notYetIssued') return { why: REASON_WORDS.notYetIssued[language], need: '' };
  if (forecastReason === null || forecastReason === 'notApplicable') return missing.form;
  const need = (needs as Partial<Record<string, string>>)[forecastReason];
  return { why: REASON_WORDS[forecastReason][language], need: need ?? '' };
}
