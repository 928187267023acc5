import { unitWord } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';

/** A heading with the unit of its column: 任务数（家）; where the unit has no word, the heading alone. */
export function headingIn(heading: string, unit: string, language: Language): string {
  const word = unitWord(unit)[language].trim();
  if (word === '') return heading;
  return language === 'zh' ? `${heading}（${word}）` : `${heading} (${word})`;
}
