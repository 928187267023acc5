import { DRIVER_NAMES } from '../../../subsidies/exposure/driver-names.ts';
import type { Language } from '../language/language.ts';
import { term } from '../subsidies/words/context.ts';

/** What a reader calls what spending grows with. */
export function driverName(driver: string, language: Language): string {
  const known = DRIVER_NAMES[driver];
  if (known) return known[language === 'zh' ? 0 : 1];
  return term(driver.replace(/^event\./, ''), language);
}
