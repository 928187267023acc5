import { Decimal } from '../core/decimal.ts';

const DIGITS = '零〇一二两三四五六七八九十百';
const WORDS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  半: 0.5,
};
const SCALES: Readonly<Record<string, string>> = {
  '': '1',
  万: '10000',
  亿: '100000000',
  千: '1000',
  百: '100',
  '%': '0.01',
  '％': '0.01',
  '‰': '0.001',
};

/** True where the characters print the figure: 80万元 prints 800000, 1.5‰ prints 0.0015, 两次 prints 2. */
export function prints(evidence: string, figure: string): boolean {
  const wanted = new Decimal(figure);
  return printed(evidence.replace(/\s+/g, '')).some((value) => value.eq(wanted));
}

function printed(text: string): Decimal[] {
  const found: Decimal[] = [];
  for (const [, digits = '', scale = ''] of text.matchAll(/(\d+(?:\.\d+)?)([万亿千百%％‰]?)/g)) {
    found.push(new Decimal(digits), new Decimal(digits).times(SCALES[scale] ?? '1'));
  }
  for (const [, high = '', low = ''] of text.matchAll(/(\d+)[：:](\d+)/g)) {
    if (low !== '0') found.push(new Decimal(high).div(low));
  }
  for (const [word] of text.matchAll(new RegExp(`[${DIGITS}半]+`, 'g')))
    found.push(new Decimal(spoken(word)));
  for (const [, word = ''] of text.matchAll(/百分之([零一二三四五六七八九十百]+)/g)) {
    found.push(new Decimal(spoken(word)).times('0.01'));
  }
  return found;
}

function spoken(word: string): number {
  let total = 0;
  let digit = 0;
  for (const letter of word) {
    if (letter === '十') [total, digit] = [total + (digit || 1) * 10, 0];
    else if (letter === '百') [total, digit] = [total + (digit || 1) * 100, 0];
    else digit = WORDS[letter] ?? 0;
  }
  return total + digit;
}
