import { Decimal } from './decimal.ts';

/** What a unit measures. Only units of one kind convert into each other. */
export type Measure = 'money' | 'ratio' | 'count' | 'people' | 'index' | 'rank' | 'area';

export interface Unit {
  readonly symbol: string;
  readonly measure: Measure;
  /** How many base units (yuan, 1, one item, one person, m²) make one of this unit, exactly. */
  readonly factor: string;
  /** The classifier counted by, where units of one measure must still not convert: 家 is not 件. */
  readonly of?: string;
}

const money = (symbol: string, factor: string): Unit => ({ symbol, measure: 'money', factor });
const count = (symbol: string): Unit => ({ symbol, measure: 'count', factor: '1', of: symbol });

/** The units that figures and clauses are printed in. */
export const UNITS: readonly Unit[] = [
  money('元', '1'),
  money('千元', '1000'),
  money('万元', '10000'),
  money('亿元', '100000000'),
  { symbol: '%', measure: 'ratio', factor: '0.01' },
  { symbol: '‰', measure: 'ratio', factor: '0.001' },
  ...['家', '件', '项', '个', '台', '套', '种', '场', '期', '次'].map(count),
  { symbol: '万平方米', measure: 'area', factor: '10000' },
  { symbol: '人', measure: 'people', factor: '1' },
  { symbol: '名', measure: 'people', factor: '1' },
  { symbol: '万人', measure: 'people', factor: '10000' },
  { symbol: '指数', measure: 'index', factor: '1' },
  { symbol: '位', measure: 'rank', factor: '1' },
];

const bySymbol = new Map(UNITS.map((unit) => [unit.symbol, unit]));

/** The unit with this symbol, or undefined. A full-width or spelt percent sign is not guessed. */
export function findUnit(symbol: string): Unit | undefined {
  return bySymbol.get(symbol);
}

/** True where a figure in `from` can be written in `to` without a change of meaning. */
export function converts(from: Unit, to: Unit): boolean {
  return from.measure === to.measure && from.of === to.of;
}

/** The exact factor that turns a figure in `from` into one in `to`; throws where they do not convert. */
export function conversion(from: Unit, to: Unit): Decimal {
  if (!converts(from, to)) throw new RangeError(`${from.symbol} does not convert to ${to.symbol}`);
  return new Decimal(from.factor).div(to.factor);
}
