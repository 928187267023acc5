import type { Language } from '../../language/language.ts';

/** One of two words, by the language. */
export function said(
  { language }: { readonly language: Language },
  zh: string,
  en: string,
): string {
  return language === 'zh' ? zh : en;
}
