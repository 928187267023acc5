import type { Language } from '../language/language.ts';

const NAMED: Readonly<Record<string, string>> = {
  上半年: 'H1',
  下半年: 'H2',
  一季度: 'Q1',
  二季度: 'Q2',
  三季度: 'Q3',
  四季度: 'Q4',
};

const QUARTERS: Readonly<Record<string, string>> = {
  Q1: '一季度',
  Q2: '二季度',
  Q3: '三季度',
  Q4: '四季度',
};

/** A period as it is kept or asked for (`2022`, `2022三季度`, `2022Q3`, `2022-05`), as its reader says it. */
export function periodName(label: string, language: Language): string {
  const [, year = label, given = ''] = /^(\d{4})-?(.*)$/.exec(label) ?? [];
  const rest = QUARTERS[given] ?? given;
  const month = /^\d\d$/.test(rest);
  if (language === 'zh') return `${year} 年${month ? ` ${Number(rest)} 月` : rest}`;
  if (month) return label;
  return rest === '' ? year : `${NAMED[rest] ?? rest} ${year}`;
}
