import { formatYuan, type Fen } from '../core/money.ts';

/** How many amounts lie above `from` and up to `to`, and their sum. Money in yuan. */
export interface Bin {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly amount: string;
}

/** How amounts lie. Quantiles are amounts that are there: the smallest that so large a part reaches. */
export interface Distribution {
  readonly min: string | null;
  readonly p25: string | null;
  readonly median: string | null;
  readonly p75: string | null;
  readonly max: string | null;
  /** Between 1, 2 and 5 of each power of ten, since amounts of one rule differ by orders of size. */
  readonly bins: readonly Bin[];
}

/** The distribution of amounts in fen, each above zero. */
export function distributionOf(amounts: readonly Fen[]): Distribution {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (hundredths: number) => {
    const place = Math.max(Math.ceil((sorted.length * hundredths) / 100) - 1, 0);
    const amount = sorted[place];
    return amount === undefined ? null : formatYuan(amount);
  };
  return {
    min: at(0),
    p25: at(25),
    median: at(50),
    p75: at(75),
    max: at(100),
    bins: binsOf(sorted),
  };
}

function binsOf(sorted: readonly Fen[]): Bin[] {
  const bins: Bin[] = [];
  let from = 0n;
  let next = 0;
  for (const to of bounds()) {
    let count = 0;
    let sum = 0n;
    for (let amount = sorted[next]; amount !== undefined && amount <= to; amount = sorted[next]) {
      count++;
      sum += amount;
      next++;
    }
    if (bins.length > 0 || count > 0) {
      bins.push({ from: formatYuan(from), to: formatYuan(to), count, amount: formatYuan(sum) });
    }
    if (next >= sorted.length) return bins;
    from = to;
  }
  return bins;
}

function* bounds(): Generator<Fen> {
  for (let power = 1n; ; power *= 10n) {
    yield power;
    yield 2n * power;
    yield 5n * power;
  }
}
