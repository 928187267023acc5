import { Decimal } from '../../core/decimal.ts';
import type { Parameter } from '../parameter.ts';

/** Sums in yuan that a reform can set at most, and digits of a rate behind the point. */
const MOST_YUAN = '1000000000000';
const MOST_DIGITS = 9;

/** Why a value cannot be one of its unit, with the mend; undefined where it can. */
export function outOfRange(
  unit: Parameter['unit'],
  text: string,
): { message: string; mend: string } | undefined {
  const value = new Decimal(text);
  const said = unit === 'ratio' ? `${value.times(100).toFixed()} %` : value.toFixed();
  if (value.isNegative() && !value.isZero()) {
    return { message: `${said} is below zero`, mend: 'Write zero or more.' };
  }
  const whole = unit === 'ratio' ? 1 : 100;
  if ((unit === 'ratio' || unit === 'percent') && value.gt(whole)) {
    return {
      message: `${unit === 'percent' ? `${said} %` : said} is more than the whole`,
      mend:
        unit === 'ratio' ? 'Write "0.015" for 1.5 %, "1" for the whole.' : 'Write at most "100".',
    };
  }
  if (unit === 'CNY' && value.decimalPlaces() > 2) {
    return { message: `${said} yuan is finer than a fen`, mend: 'Write two decimals at most.' };
  }
  if (unit === 'CNY' && value.gt(MOST_YUAN)) {
    return { message: `${said} yuan is beyond any budget`, mend: 'Write the sum in yuan.' };
  }
  if (value.decimalPlaces() > MOST_DIGITS) {
    return { message: `${said} has too many decimals`, mend: `Write ${MOST_DIGITS} at most.` };
  }
  return undefined;
}
