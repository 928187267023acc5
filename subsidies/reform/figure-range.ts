import { Decimal } from '../../core/decimal.ts';
import type { Parameter } from '../parameter.ts';
import type { SaidInBoth } from './reform-error.ts';

/** Sums in yuan that a reform can set at most, and digits of a rate behind the point. */
const MOST_YUAN = '1000000000000';
const MOST_DIGITS = 9;

/** Why a value cannot be one of its unit, with the mend; undefined where it can. */
export function outOfRange(unit: Parameter['unit'], text: string): SaidInBoth | undefined {
  const value = new Decimal(text);
  const shown = unit === 'ratio' ? `${value.times(100).toFixed()} %` : value.toFixed();
  if (value.isNegative() && !value.isZero()) {
    return {
      message: `${shown} is below zero`,
      mend: 'Write zero or more.',
      zh: { message: `${shown} 小于零。`, mend: '请写零或更大的数。' },
    };
  }
  const whole = unit === 'ratio' ? 1 : 100;
  if ((unit === 'ratio' || unit === 'percent') && value.gt(whole)) {
    const percent = unit === 'percent' ? `${shown} %` : shown;
    const mend =
      unit === 'ratio'
        ? ['Write "0.015" for 1.5 %, "1" for the whole.', '1.5% 写作 "0.015"，全部写作 "1"。']
        : ['Write at most "100".', '最多写 "100"。'];
    return {
      message: `${percent} is more than the whole`,
      mend: mend[0] ?? '',
      zh: { message: `${percent} 超过全部。`, mend: mend[1] ?? '' },
    };
  }
  if (unit === 'CNY' && value.decimalPlaces() > 2) {
    return {
      message: `${shown} yuan is finer than a fen`,
      mend: 'Write two decimals at most.',
      zh: { message: `${shown} 元细于一分。`, mend: '最多写两位小数。' },
    };
  }
  if (unit === 'CNY' && value.gt(MOST_YUAN)) {
    return {
      message: `${shown} yuan is beyond any budget`,
      mend: 'Write the sum in yuan.',
      zh: { message: `${shown} 元超出任何预算。`, mend: '请以元为单位写。' },
    };
  }
  if (value.decimalPlaces() > MOST_DIGITS) {
    return {
      message: `${shown} has too many decimals`,
      mend: `Write ${MOST_DIGITS} at most.`,
      zh: { message: `${shown} 小数位太多。`, mend: `最多写 ${MOST_DIGITS} 位。` },
    };
  }
  return undefined;
}
