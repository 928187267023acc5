import type { Language } from '../language/language.ts';

const CHINESE = /\p{Script=Han}/u;

/** Of what a rule expects, the half in the page's language, where it is said in both: `是或否 / yes or no`. */
export function inLanguage(text: string, language: Language): string {
  const parts = text.split(' / ');
  const [zh = '', en = ''] = parts;
  if (parts.length !== 2 || !CHINESE.test(zh) || CHINESE.test(en)) return text;
  return language === 'zh' ? zh : en;
}
