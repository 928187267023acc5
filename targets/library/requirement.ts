import type { Form } from '../../core/goal.ts';
import type { Indicator } from '../../reference/indicators.ts';
import type { Target } from '../target-schema.ts';
import { COMPARATOR_WORDS, unitWord, type Bilingual } from '../wording.ts';

type Words = 'zh' | 'en';

/**
 * What a target asks for, in words, with the comparator and figure as printed: 超过 1,400 亿元,
 * 每年 达到 10 项, 前 3 位. `than` is the indicator that a relative growth is held against.
 */
export function requirement(target: Target, than?: Indicator): Bilingual {
  return { zh: inWords(target, than, 'zh'), en: inWords(target, than, 'en') };
}

function inWords(target: Target, than: Indicator | undefined, language: Words): string {
  const phrase = PHRASES[target.form] ?? amount;
  const said = phrase(target, language, than);
  const steps = (target.steps ?? []).map(
    ({ year, value }) =>
      `${year}${language === 'zh' ? ' 年' : ':'} ${figure(value, target, language)}`,
  );
  if (steps.length === 0) return said;
  return language === 'zh'
    ? `${said}（其间 ${steps.join('，')}）`
    : `${said} (on the way ${steps.join(', ')})`;
}

type Phrase = (target: Target, language: Words, than: Indicator | undefined) => string;

const PHRASES: Partial<Record<Form, Phrase>> = {
  cumulative: (target, language) =>
    `${language === 'zh' ? '累计' : 'in total '}${amount(target, language)}`,
  range: ({ low = '', high = '', ...target }, language) => {
    const span = `${digits(low)}–${figure(high, target, language)}`;
    return language === 'zh' ? `${span}（以低值为准）` : `${span} (the low end binds)`;
  },
  multiple: (target, language) => {
    const factor = digits(target.multiple?.factor ?? '');
    const printed = target.multiple?.base ?? null;
    const zh = printed === null ? '（另称倍增，基数未印）' : `（基数的 ${factor} 倍）`;
    const en =
      printed === null ? ' (also “multiplied”, base not printed)' : ` (${factor} times the base)`;
    return `${amount(target, language)}${language === 'zh' ? zh : en}`;
  },
  growth: (target, language) => {
    const span = SPAN_WORDS[target.span ?? 'yearly'][language];
    return language === 'zh'
      ? `${span}增长${amount(target, language)}`
      : `growth of ${amount(target, language)} ${span}`;
  },
  relativeGrowth: ({ value, span = 'yearly' }, language, than) => {
    const other = language === 'zh' ? (than?.name ?? '') : (than?.nameEn ?? '');
    if (language === 'zh') {
      const margin = value === undefined ? '' : ` ${digits(value)} 个百分点`;
      return `${SPAN_WORDS[span].zh}增速高于“${other}”${margin}`;
    }
    const margin = value === undefined ? '' : `by ${digits(value)} percentage points `;
    return `grows faster than “${other}” ${margin}${SPAN_WORDS[span].en}`;
  },
  rank: ({ value = '1', comparator }, language) => {
    if (value === '1') return language === 'zh' ? '首位' : 'first place';
    if (comparator === '=') return language === 'zh' ? `第 ${value} 位` : `place ${value}`;
    return language === 'zh' ? `前 ${value} 位` : `among the first ${value}`;
  },
  direction: ({ comparator, unit }, language) => {
    if (unit === '位') {
      return language === 'zh' ? '位次比基期靠前' : 'a better place than in the base year';
    }
    const falls = comparator.startsWith('<');
    if (language === 'zh') return falls ? '比基期下降' : '比基期提高';
    return falls ? 'lower than in the base year' : 'higher than in the base year';
  },
  quotaPerUnit: (target, language) => {
    const { perUnit = '', comparator, unit, value = '' } = target;
    const least = `${COMPARATOR_WORDS[comparator][language]} ${figure(value, { unit }, language)}`;
    return language === 'zh' ? `${perUnit}${least}` : `for each (${perUnit}): ${least}`;
  },
  binary: ({ path, deadline }, language) => {
    if (path === 'holdEveryYear') return language === 'zh' ? '每年完成' : 'done every year';
    if (deadline === null) return language === 'zh' ? '完成' : 'done';
    return language === 'zh' ? '按期完成' : 'done in time';
  },
};

const SPAN_WORDS: Record<NonNullable<Target['span']>, Bilingual> = {
  yearly: { zh: '每年', en: 'each year' },
  average: { zh: '年均', en: 'a year on average' },
  total: { zh: '比基期', en: 'over the base year' },
};

type Measured = Pick<Target, 'comparator' | 'unit' | 'value' | 'path' | 'period'>;

function amount(
  { comparator, value = '', path, period, ...target }: Measured,
  language: Words,
): string {
  const yearly = path === 'holdEveryYear' && period !== undefined;
  const every = yearly ? (language === 'zh' ? '每年' : 'every year ') : '';
  return `${every}${COMPARATOR_WORDS[comparator][language]} ${figure(value, target, language)}`;
}

function figure(value: string, { unit }: { readonly unit: string }, language: Words): string {
  return `${digits(value)}${unitWord(unit)[language]}`;
}

const DIGITS = new Intl.NumberFormat('en', { maximumFractionDigits: 40 });

/** Every digit, thousands marked. */
function digits(value: string): string {
  return DIGITS.format(value as Intl.StringNumericLiteral);
}
