import { Decimal } from '../../../../core/decimal.ts';
import type { Language } from '../../language/language.ts';
import { number } from '../../language/number.ts';

/** A figure of a text: its value in decimal text, and the unit of its parameter. */
export interface Figure {
  readonly value: string;
  readonly unit: string;
}

/** How a figure reads: 80 万元, 1.5‰, 5 个百分点. Every digit is kept. */
export function figureInWords({ value, unit }: Figure, language: Language): string {
  const plain = number(value, language);
  switch (unit) {
    case 'CNY':
      return yuanInWords(value, language);
    case 'ratio':
      return rateInWords(value);
    case 'percent':
      return `${plain}%`;
    case 'year':
      return language === 'zh' ? `${plain} 年` : `${plain} ${value === '1' ? 'year' : 'years'}`;
    case 'month':
      return language === 'zh' ? `${plain} 个月` : `${plain} ${value === '1' ? 'month' : 'months'}`;
    case 'point':
      return language === 'zh'
        ? `${plain} 个百分点`
        : `${plain} ${value === '1' ? 'point' : 'points'}`;
    default:
      return plain;
  }
}

/** Yuan as texts print them: in Chinese in 万 and 亿 where that loses no digit. */
export function yuanInWords(value: string, language: Language): string {
  const yuan = new Decimal(value);
  if (language === 'en') return `${number(yuan.toFixed(), 'en')} yuan`;
  for (const [word, size] of [
    ['亿元', '100000000'],
    ['万元', '10000'],
  ] as const) {
    const many = yuan.div(size);
    if (many.abs().gte(1) && many.decimalPlaces() <= 2) {
      return `${number(many.toFixed(), 'zh')} ${word}`;
    }
  }
  return `${number(yuan.toFixed(), 'zh')} 元`;
}

/** A ratio as a percentage, or per mille where it is below one in a hundred. */
export function rateInWords(value: string): string {
  const ratio = new Decimal(value);
  return ratio.isZero() || ratio.abs().gte('0.01')
    ? `${ratio.times(100).toFixed()}%`
    : `${ratio.times(1000).toFixed()}‰`;
}
