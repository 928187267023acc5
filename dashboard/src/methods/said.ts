import type { Verdict } from '../../../core/verdict.ts';
import type { MethodName } from '../../../targets/methods/all.ts';
import type { MethodAnswer } from '../../../targets/methods/method.ts';
import type { PresentedEvaluation } from '../../../targets/present.ts';
import { VERDICT_WORDS } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';
import { METHODS, METHOD_WORDS } from './words.ts';

export interface Said extends MethodAnswer {
  readonly name: MethodName;
}

type Asked = Pick<PresentedEvaluation, 'methods'>;

/** What each method says of a goal, in their fixed order; empty where none was asked. */
export function said({ methods }: Asked): Said[] {
  const answers = methods as Partial<Record<MethodName, MethodAnswer>>;
  return METHODS.flatMap((name) => (answers[name] ? [{ name, ...answers[name] }] : []));
}

const PACE: readonly Verdict[] = ['onTrack', 'atRisk', 'offTrack'];

/** The methods that judge the pace, by the verdict they give; the best verdict first. */
export function sides(asked: Asked): { verdict: Verdict; names: MethodName[] }[] {
  return PACE.flatMap((verdict) => {
    const names = said(asked).flatMap((one) => (one.verdict === verdict ? [one.name] : []));
    return names.length > 0 ? [{ verdict, names }] : [];
  });
}

/** Which methods say what, in one sentence without its end. */
export function sidesInWords(asked: Asked, language: Language): string {
  const zh = language === 'zh';
  return sides(asked)
    .map(({ verdict, names }) => {
      const who = names.map((name) => METHOD_WORDS[language][name].name).join(zh ? '、' : ', ');
      const what = VERDICT_WORDS[verdict][language];
      return zh ? `${who}判为“${what}”` : `${who}: ${what.toLowerCase()}`;
    })
    .join(zh ? '；' : '; ');
}
