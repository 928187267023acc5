import type { Language } from '../language/language.ts';

const FORMAT = {
  zh: new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 4 }),
  en: new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }),
};

/** A figure that was estimated, to the four digits that it can bear. */
export function estimate(value: number, language: Language): string {
  return FORMAT[language].format(value);
}
