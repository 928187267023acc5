import type { Language } from './language.ts';

const FORMAT = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 10 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 10 }),
};

const ROUNDED = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
};

const MONEY = {
  zh: new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

const COMPACT = {
  zh: new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumSignificantDigits: 4 }),
  en: new Intl.NumberFormat('en', {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 4,
  }),
};

/** A decimal string with its thousands marked and every digit kept. */
export function number(text: string, language: Language): string {
  return FORMAT[language].format(text as Intl.StringNumericLiteral);
}

/** A decimal string with at most two decimals, for figures that are themselves computed. */
export function rounded(text: string, language: Language): string {
  return ROUNDED[language].format(text as Intl.StringNumericLiteral);
}

const SHORT = {
  zh: COMPACT.zh,
  en: new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 }),
};

/** Yuan to the fen, as accounts write them. */
export function money(yuan: string, language: Language): string {
  return MONEY[language].format(yuan as Intl.StringNumericLiteral);
}

/** Yuan in four digits, to be read beside the exact sum: 1.235亿, 123.5 million. */
export function roughly(yuan: string, language: Language): string {
  return COMPACT[language].format(yuan as Intl.StringNumericLiteral);
}

/** Yuan short enough for an axis: 2万, 20K. */
export function compact(yuan: string, language: Language): string {
  return SHORT[language].format(yuan as Intl.StringNumericLiteral);
}

/** Where a verdict turns: reached, and at risk rather than off track. */
const EDGES = [100, 60];

/**
 * A ratio in decimal text as a percentage with one digit, or as many more as it takes to stay on
 * its side of 100 % and 60 %: 0.9996 is 99.96%, never 100.0%.
 */
export function percent(ratio: string): string {
  const value = Number((Number(ratio) * 100).toPrecision(12));
  const contradicts = (text: string) =>
    EDGES.some((edge) => Math.sign(Number(text) - edge) !== Math.sign(value - edge));
  let places = 1;
  while (places < 10 && contradicts(value.toFixed(places))) places++;
  return `${value.toFixed(places)}%`;
}
