import { Decimal } from '../core/decimal.ts';
import type { Bound } from '../core/goal.ts';

/** What a row prints about how exact its figure is. */
export interface Remark {
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  readonly indicatorName: string;
  readonly approximate: boolean;
}

/** The words that stand by a figure; 余 and 多 say only that it is a round one. */
const WORDS: Record<string, Bound> = {
  预计: 'expected',
  不超过: 'atMost',
  未超过: 'atMost',
  不到: 'atMost',
  不足: 'atMost',
  近: 'atMost',
  以内: 'atMost',
  不低于: 'atLeast',
  不少于: 'atLeast',
  至少: 'atLeast',
  超过: 'atLeast',
  超: 'atLeast',
  突破: 'atLeast',
  逾: 'atLeast',
  以上: 'atLeast',
  约: 'about',
  约数: 'about',
  左右: 'about',
  余: 'about',
  多: 'about',
};

const BEFORE = '不超过|未超过|不到|不足|近|不低于|不少于|至少|超过|超|突破|逾|约|预计';
const AFTER = '余|多|以上|以内|左右';
const MENTION = new RegExp(
  `(${BEFORE})?[约为达到至\\s]*(\\d[\\d,]*(?:\\.\\d+)?)\\s*(${AFTER})?\\s*(万亿|万|亿)?\\s*[元家件项个人名%％‰]*\\s*(${AFTER})?`,
  'g',
);
const SCALES: Record<string, string> = { 万: '1e4', 亿: '1e8', 万亿: '1e12' };

/**
 * How far a figure is known, from its note. A word counts where it stands by this very figure
 * (4.5万家 is 45000 家), or makes up the whole note; growth rates, years and other figures in the
 * note say nothing of it. Marked approximate without such a word it is "about". Null is exact.
 */
export function readBound(remark: Remark): Bound | null {
  const { note, indicatorName, approximate } = remark;
  if (indicatorName.includes('预计') || /预计[值数]/.test(note)) return 'expected';
  if (approximate && note.includes('预计')) return 'expected';
  const whole = WORDS[note.replace(/['"“”‘’\s。，,;；]/g, '')];
  const word = whole ?? wordByFigure(remark);
  if (word) return word;
  return approximate || note.includes('约数') ? 'about' : null;
}

function wordByFigure({ note, value, unit }: Remark): Bound | undefined {
  const figure = new Decimal(value);
  const scaled = figure.times(SCALES[/^(万亿|万|亿)/.exec(unit)?.[0] ?? ''] ?? '1');
  for (const [, before, digits = '', inner, scale, after] of note.matchAll(MENTION)) {
    const mentioned = new Decimal(digits.replaceAll(',', '')).times(SCALES[scale ?? ''] ?? '1');
    const word = WORDS[before ?? inner ?? after ?? ''];
    if (word && (mentioned.eq(figure) || mentioned.eq(scaled))) return word;
  }
  return undefined;
}
