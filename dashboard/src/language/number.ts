import type { Language } from './language.ts';

const FORMAT = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 10 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 10 }),
};

const ROUNDED = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
};

/** A decimal string with its thousands marked and every digit kept. */
export function number(text: string, language: Language): string {
  return FORMAT[language].format(text as Intl.StringNumericLiteral);
}

/** A decimal string with at most two decimals, for figures that are themselves computed. */
export function rounded(text: string, language: Language): string {
  return ROUNDED[language].format(text as Intl.StringNumericLiteral);
}

/** A ratio in decimal text as a percentage with one digit. */
export function percent(ratio: string): string {
  return `${(Number(ratio) * 100).toFixed(1)}%`;
}
