import type { Language } from '../language/language.ts';
import { number } from '../language/number.ts';

/** A difference with its sign; none where there is no difference. */
export function signedNumber(text: string, language: Language): string {
  return `${Number(text) > 0 ? '+' : ''}${number(text, language)}`;
}
