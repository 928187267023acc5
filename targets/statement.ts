import type { Decimal } from '../core/decimal.ts';
import type { Evaluation } from './evaluate.ts';
import type { YearlyFigure } from './series.ts';
import type { Target } from './target-schema.ts';
import {
  BOUND_WORDS,
  COMPARATOR_WORDS,
  REASON_WORDS,
  VERDICT_WORDS,
  unitWord,
  type Bilingual,
} from './wording.ts';

/**
 * The verdict as a sentence that says what it rests on. Figures are the exact ones: no digit of the
 * sentence can contradict the verdict.
 */
export function statement(evaluation: Evaluation): Bilingual {
  return { zh: sentence(evaluation, 'zh'), en: sentence(evaluation, 'en') };
}

function sentence(evaluation: Evaluation, language: 'zh' | 'en'): string {
  const stop = language === 'zh' ? '。' : '. ';
  const parts = [
    opening(evaluation, language),
    figurePart(evaluation, language),
    needPart(evaluation, language),
    sourcePart(evaluation, language),
  ];
  return (
    parts
      .filter((part) => part !== '')
      .join(stop)
      .trim() + stop.trim()
  );
}

function opening({ verdict, reason }: Evaluation, language: 'zh' | 'en'): string {
  const joint = language === 'zh' ? '：' : ': ';
  return `${VERDICT_WORDS[verdict][language]}${joint}${REASON_WORDS[reason][language]}`;
}

function figurePart(evaluation: Evaluation, language: 'zh' | 'en'): string {
  const { figure, threshold, target, comparator } = evaluation;
  const goal =
    threshold === null
      ? ''
      : `${every(target, language)}${COMPARATOR_WORDS[comparator][language]} ${digits(threshold)}${unitWord(target.unit)[language]}${multiple(evaluation, language)}`;
  if (!figure) return goal && (language === 'zh' ? `目标为${goal}` : `The target is ${goal}`);
  const amount = figureText(figure, language);
  if (language === 'zh') return `${figure.year} 年为${amount}${goal && `，目标为${goal}`}`;
  return `${figure.year} came to ${amount}${goal && `; the target is ${goal}`}`;
}

/** A figure with its bound and unit: 不少于 5700 家. */
export function figureText(figure: YearlyFigure, language: 'zh' | 'en'): string {
  const bound = figure.bound === null ? '' : `${BOUND_WORDS[figure.bound][language]} `;
  const lead = language === 'zh' && bound === '' ? ' ' : '';
  return `${lead}${bound}${digits(figure.value)}${unitWord(figure.unit)[language]}`;
}

const DIGITS = new Intl.NumberFormat('en', { maximumFractionDigits: 40 });

/** Every digit, thousands marked as on the pages. */
function digits(value: Decimal): string {
  return DIGITS.format(value.toFixed() as Intl.StringNumericLiteral);
}

/** 每年 of a goal that holds in each year of its period for itself. */
function every({ path, period, form }: Target, language: 'zh' | 'en'): string {
  if (path !== 'holdEveryYear' || !period || form === 'quotaPerUnit') return '';
  return language === 'zh' ? '每年' : 'in every year ';
}

/** Says that the multiple of an official base decides, where it asks for more than the printed number. */
function multiple({ target, comparator }: Evaluation, language: 'zh' | 'en'): string {
  if (!target.multiple || comparator === target.comparator) return '';
  const { factor } = target.multiple;
  return language === 'zh' ? `（倍增基数的 ${factor} 倍）` : ` (${factor} times the official base)`;
}

function needPart({ growthNeeded, verdict }: Evaluation, language: 'zh' | 'en'): string {
  if (growthNeeded === null || verdict === 'notDue') return '';
  const percent = (Number(growthNeeded) * 100).toFixed(1);
  if (Number(percent) === 0) return '';
  return language === 'zh'
    ? `到期前每年还需增长 ${percent}%`
    : `It still needs ${percent}% growth a year`;
}

function sourcePart({ figure, provenance }: Evaluation, language: 'zh' | 'en'): string {
  if (!figure) return '';
  const { publisher, grade } = figure.citation;
  const mirror = grade === 'D';
  if (provenance === 'simulated') {
    return language === 'zh'
      ? `依据：模拟数据（${publisher}）`
      : `It rests on simulated data (${publisher})`;
  }
  if (language === 'zh') {
    const caution = mirror ? '，未见原件，引用前须核实' : '';
    return `依据：${publisher}（${grade ?? '未定'}级来源${caution}）`;
  }
  const caution = mirror ? ', a mirror whose original must be found before it is cited' : '';
  return `It rests on ${publisher} (grade ${grade ?? 'not given'}${caution})`;
}
