import type { Dated, Rule } from '../answer.ts';
import { columnName, figure, said, type Wording } from './context.ts';
import { figureInWords, rateInWords } from './figure.ts';
import { unitInWords } from './unit.ts';

/** Every cap of the rule in words, those shared with other rules marked. */
export function capsInWords(wording: Wording): { words: string; shared: string | null }[] {
  const { mechanism, caps } = wording.rule;
  const own = 'cap' in mechanism ? mechanism.cap : undefined;
  const per = 'per' in mechanism ? mechanism.per : [];
  const most = (sum: string, unit: readonly string[]) =>
    said(
      wording,
      `${unitInWords(wording, unit)}最高 ${sum}`,
      `at most ${sum} ${unitInWords(wording, unit)}`,
    );
  return [
    ...(own ? [{ words: most(figure(wording, own), per), shared: null }] : []),
    ...caps.map(({ amount, per: unit, shared }) => {
      if (typeof amount === 'string') {
        return { words: most(figure(wording, amount), unit), shared: shared ?? null };
      }
      const column = columnName(wording, amount.column);
      const sum =
        amount.rate === undefined
          ? column
          : said(
              wording,
              `${column}的 ${figure(wording, amount.rate)}`,
              `${figure(wording, amount.rate)} of the ${column}`,
            );
      return {
        words: said(
          wording,
          `${unitInWords(wording, unit)}不超过${sum}`,
          `no more than the ${sum} ${unitInWords(wording, unit)}`,
        ),
        shared: shared ?? null,
      };
    }),
  ];
}

export interface SharesInWords {
  readonly from: string | null;
  readonly words: string;
  readonly printed: boolean;
  readonly evidence: string | null;
}

/** Which level of government pays which part, since when. */
export function sharesInWords(wording: Wording): SharesInWords[] {
  const levels = [
    ['province', '省', 'province'],
    ['city', '市', 'city'],
    ['district', '区县', 'district'],
  ] as const;
  return (wording.rule.shares ?? []).map(({ from, basis, evidence, ...parts }) => ({
    from: from ?? null,
    words: levels
      .flatMap(([level, zh, en]) => {
        const part = parts[level];
        return part === undefined || Number(part) === 0
          ? []
          : [`${said(wording, zh, en)} ${rateInWords(part)}`];
      })
      .join(said(wording, '，', ', ')),
    printed: basis === 'printed',
    evidence: evidence ?? null,
  }));
}

const LAGS: Readonly<Record<Rule['payable']['lag'], readonly [string, string]>> = {
  sameYear: ['事项当年', 'in the year of the event'],
  nextYear: ['事项次年', 'in the year after the event'],
  nextJune: ['事项次年 6 月', 'in June of the year after the event'],
  quarterly: [
    '按季兑付，过了年内最后一天的转入次年',
    'each quarter; after the last day, in the next year',
  ],
  afterPayment: ['上级资金拨付之后', 'after another level has paid'],
  notPrinted: ['文中未印，推定为次年', 'not printed; taken to be the year after'],
};

/** When it falls due. */
export function payableInWords(wording: Wording): string {
  const { lag, lastDay } = wording.rule.payable;
  const words = said(wording, ...LAGS[lag]);
  if (lastDay === undefined) return words;
  return said(wording, `${words}（最后一天 ${lastDay}）`, `${words} (last day ${lastDay})`);
}

const NATURES = {
  fixed: ['定', 'fixed'],
  ceiling: ['上限', 'a ceiling'],
} as const;

/** Whether rate and sum are what is due, or the most that can be. */
export function natureInWords(wording: Wording): string | null {
  const { rate, amount } = wording.rule.nature;
  const told = [
    rate &&
      said(
        wording,
        `比例为${NATURES[rate][0]}${rate === 'fixed' ? '率' : ''}`,
        `the rate is ${NATURES[rate][1]}`,
      ),
    amount &&
      said(
        wording,
        `金额为${NATURES[amount][0]}${amount === 'fixed' ? '额' : ''}`,
        `the sum is ${NATURES[amount][1]}`,
      ),
  ].filter((words) => words !== null);
  return told.length === 0 ? null : told.join(said(wording, '，', ', '));
}

/** A parameter's values in words. */
export function valuesInWords(wording: Wording, values: readonly Dated[]) {
  return values.map(({ from, to, value, unit, evidence }) => ({
    from,
    to,
    words: figureInWords({ value, unit }, wording.language),
    evidence,
  }));
}
