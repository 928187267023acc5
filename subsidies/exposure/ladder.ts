import { formatYuan } from '../../core/money.ts';
import { meanOf, shareOf } from './draws.ts';
import type { LedgerRow, Place } from './leaf.ts';

/** What a sum may come to, in yuan: the mean of the draws, and the sums that 10 and 90 % of them stay below. */
export interface UncertainYuan {
  readonly amount: string;
  readonly p10: string;
  readonly p90: string;
}

/** One rung for each stage of the money; in yuan. `expected` is null where nothing was ever approved. */
export interface Figures {
  readonly appropriated: string;
  readonly approved: string;
  readonly paid: string;
  readonly contingent: { readonly ceiling: string; readonly expected: string | null };
  /** 逾期未批: due in one of the years before, and what is expected of it to be approved in this one. */
  readonly overdue: { readonly ceiling: string; readonly expected: string | null };
  readonly forecast: {
    readonly ceiling: UncertainYuan;
    readonly expected: UncertainYuan | null;
  };
  /** What is expected of contingent, overdue and forecast together: one figure of the same draws, since quantiles do not sum. */
  readonly stillToCome: UncertainYuan | null;
}

/** Sums of one place. Money in fen; draws hold whole fen. */
interface Cell {
  readonly place: Place;
  appropriated: bigint;
  approved: bigint;
  paid: bigint;
  unpaid: bigint;
  ceiling: bigint;
  expected: bigint;
  contingentDrawn: Float64Array | null;
  overdueCeiling: bigint;
  overdueExpected: bigint;
  overdueDrawn: Float64Array | null;
  forecastCeiling: Float64Array | null;
  forecastExpected: Float64Array | null;
  /** The exact mean of what is expected of the forecast; its draws are of single cases. */
  forecastMean: bigint;
  /** In a difference of two ladders, that of their means, which rounding keeps from being that of the draws. */
  means: { ceiling: bigint; expected: bigint } | null;
}

/** What is still expected to be approved of one place at one stage. */
export interface Claim {
  readonly place: Place;
  readonly stage: Stage;
  /** By draw, in whole fen. */
  readonly drawn: Float64Array;
  /** In fen. */
  readonly expected: bigint;
}

export type Stage = 'contingent' | 'overdue' | 'forecast';

/** A dimension of the ladder; each breakdown sums to the total to the fen. */
export type Dimension = keyof Place;

/** The ladder of a budget year, from what is set aside to what is still to come. */
export class Ladder {
  readonly #cells = new Map<string, Cell>();
  /** False where no take-up is known, so that nothing is expected. */
  readonly expects: boolean;

  constructor(expects: boolean) {
    this.expects = expects;
  }

  addRow(row: LedgerRow): void {
    this.#at(row)[row.measure] += row.fen;
  }

  /** `drawn` is what is approved in time in each draw. */
  addContingent(place: Place, ceiling: bigint, expected: bigint, drawn: Float64Array | null): void {
    const cell = this.#at(place);
    cell.ceiling += ceiling;
    cell.expected += expected;
    cell.contingentDrawn = sumOf([cell.contingentDrawn, drawn]);
  }

  /** `drawn` is what of it is approved within the year in each draw. */
  addOverdue(place: Place, ceiling: bigint, expected: bigint, drawn: Float64Array | null): void {
    const cell = this.#at(place);
    cell.overdueCeiling += ceiling;
    cell.overdueExpected += expected;
    cell.overdueDrawn = sumOf([cell.overdueDrawn, drawn]);
  }

  /** `mean` is the exact one of what is expected, where its draws only come near to it. */
  addForecast(
    place: Place,
    ceiling: Float64Array,
    expected: Float64Array,
    mean: bigint = meanOf(expected),
  ): void {
    const cell = this.#at(place);
    cell.forecastCeiling = sumOf([cell.forecastCeiling, ceiling]);
    cell.forecastExpected = sumOf([cell.forecastExpected, expected]);
    cell.forecastMean += mean;
  }

  total(): Figures {
    return this.#figures([...this.#cells.values()]);
  }

  /** One row for each value of a dimension, what is not assigned last. */
  by(dimension: Dimension): { readonly id: string | null; readonly figures: Figures }[] {
    const groups = Map.groupBy(this.#cells.values(), ({ place }) => place[dimension]);
    return [...groups]
      .toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
      .map(([id, cells]) => ({ id, figures: this.#figures(cells) }));
  }

  /**
   * The sums of places with one key together, in the order of keys, each with the first of its places;
   * those without a key are left out.
   */
  grouped(
    keyOf: (place: Place) => string | null,
  ): { readonly place: Place; readonly figures: Figures }[] {
    const groups = Map.groupBy(this.#cells.values(), ({ place }) => keyOf(place));
    return [...groups]
      .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
      .flatMap(([key, cells]) => {
        const [first] = cells;
        return key === null || !first
          ? []
          : [{ place: first.place, figures: this.#figures(cells) }];
      });
  }

  /** The sums of places that a test holds of. */
  of(wanted: (place: Place) => boolean): Figures {
    return this.#figures([...this.#cells.values()].filter(({ place }) => wanted(place)));
  }

  /** What is still to be paid of places in each draw, in fen: approved and not paid yet, contingent, forecast. */
  toCome(wanted: (place: Place) => boolean, draws: number): Float64Array {
    const cells = [...this.#cells.values()].filter(({ place }) => wanted(place));
    const unpaid = cells.reduce((sum, cell) => sum + Number(cell.unpaid), 0);
    return this.toBeApproved(wanted, draws).map((fen) => fen + unpaid);
  }

  /** What is still to be approved of places in each draw, in fen: contingent, overdue and forecast. */
  toBeApproved(wanted: (place: Place) => boolean, draws: number): Float64Array {
    const cells = [...this.#cells.values()].filter(({ place }) => wanted(place));
    return sumOf(cells.flatMap(drawnToCome)) ?? new Float64Array(draws);
  }

  /** The rules that draw on places, with what they are still expected to draw, the most first. */
  driving(
    wanted: (place: Place) => boolean,
  ): { readonly rule: string | null; readonly fen: bigint }[] {
    const cells = [...this.#cells.values()].filter(({ place }) => wanted(place));
    return [...Map.groupBy(cells, ({ place }) => place.rule)]
      .map(([rule, own]) => ({
        rule,
        fen: own.reduce((sum, cell) => sum + cell.unpaid + meanToCome(cell), 0n),
      }))
      .filter(({ fen }) => fen > 0n)
      .toSorted((a, b) => (a.fen < b.fen ? 1 : -1));
  }

  /** What is still expected of places, place by place and stage by stage, in the order of places. */
  claims(wanted: (place: Place) => boolean): Claim[] {
    return [...this.#cells]
      .filter(([, { place }]) => wanted(place))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, cell]) => {
        const { place, contingentDrawn, overdueDrawn, forecastExpected } = cell;
        const claim = (stage: Stage, drawn: Float64Array | null, expected: bigint) =>
          drawn === null ? [] : [{ place, stage, drawn, expected }];
        return [
          ...claim('contingent', contingentDrawn, cell.expected),
          ...claim('overdue', overdueDrawn, cell.overdueExpected),
          ...claim('forecast', forecastExpected, expectedOf(cell).mean),
        ];
      });
  }

  /** What is approved in the year and not paid yet, of places, in fen. */
  unpaid(wanted: (place: Place) => boolean): bigint {
    return [...this.#cells.values()]
      .filter(({ place }) => wanted(place))
      .reduce((sum, { unpaid }) => sum + unpaid, 0n);
  }

  /** This ladder where of some claims only so much is met. */
  meeting(met: readonly Claim[]): Ladder {
    const ladder = new Ladder(this.expects);
    for (const [key, cell] of this.#cells) ladder.#cells.set(key, { ...cell });
    for (const { place, stage, drawn, expected } of met) {
      const cell = ladder.#at(place);
      if (stage === 'contingent') {
        cell.contingentDrawn = drawn;
        cell.expected = expected;
      } else if (stage === 'overdue') {
        cell.overdueDrawn = drawn;
        cell.overdueExpected = expected;
      } else {
        cell.forecastExpected = drawn;
        cell.forecastMean = expected;
      }
    }
    return ladder;
  }

  /** This ladder less another one of the same draws, place by place. */
  less(other: Ladder): Ladder {
    const difference = new Ladder(this.expects && other.expects);
    for (const [cells, sign] of [
      [this.#cells, 1],
      [other.#cells, -1],
    ] as const) {
      for (const cell of cells.values()) {
        const to = difference.#at(cell.place);
        const by = BigInt(sign);
        to.appropriated += by * cell.appropriated;
        to.approved += by * cell.approved;
        to.paid += by * cell.paid;
        to.unpaid += by * cell.unpaid;
        to.ceiling += by * cell.ceiling;
        to.expected += by * cell.expected;
        to.contingentDrawn = sumOf([to.contingentDrawn, signed(cell.contingentDrawn, sign)]);
        to.overdueCeiling += by * cell.overdueCeiling;
        to.overdueExpected += by * cell.overdueExpected;
        to.overdueDrawn = sumOf([to.overdueDrawn, signed(cell.overdueDrawn, sign)]);
        to.forecastMean += by * cell.forecastMean;
        to.forecastCeiling = sumOf([to.forecastCeiling, signed(cell.forecastCeiling, sign)]);
        to.forecastExpected = sumOf([to.forecastExpected, signed(cell.forecastExpected, sign)]);
        to.means = {
          ceiling: (to.means?.ceiling ?? 0n) + by * ceilingOf(cell).mean,
          expected: (to.means?.expected ?? 0n) + by * expectedOf(cell).mean,
        };
      }
    }
    return difference;
  }

  #at(place: Place): Cell {
    const { rule, document, bureau, fund, account, level, region } = place;
    const key = JSON.stringify([rule, document, bureau, fund, account, level, region]);
    const known = this.#cells.get(key);
    if (known) return known;
    const made: Cell = {
      place: { rule, document, bureau, fund, account, level, region },
      ...{ appropriated: 0n, approved: 0n, paid: 0n, unpaid: 0n, ceiling: 0n, expected: 0n },
      contingentDrawn: null,
      ...{ overdueCeiling: 0n, overdueExpected: 0n, overdueDrawn: null },
      forecastCeiling: null,
      forecastExpected: null,
      forecastMean: 0n,
      means: null,
    };
    this.#cells.set(key, made);
    return made;
  }

  #figures(cells: readonly Cell[]): Figures {
    const sum = (of: (cell: Cell) => bigint) => cells.reduce((total, cell) => total + of(cell), 0n);
    return {
      appropriated: formatYuan(sum(({ appropriated }) => appropriated)),
      approved: formatYuan(sum(({ approved }) => approved)),
      paid: formatYuan(sum(({ paid }) => paid)),
      contingent: {
        ceiling: formatYuan(sum(({ ceiling }) => ceiling)),
        expected: this.expects ? formatYuan(sum(({ expected }) => expected)) : null,
      },
      overdue: {
        ceiling: formatYuan(sum(({ overdueCeiling }) => overdueCeiling)),
        expected: this.expects ? formatYuan(sum(({ overdueExpected }) => overdueExpected)) : null,
      },
      forecast: {
        ceiling: uncertain(cells.map(ceilingOf)),
        expected: this.expects ? uncertain(cells.map(expectedOf)) : null,
      },
      stillToCome: this.expects ? spread(sumOf(cells.flatMap(drawnToCome)), sum(meanToCome)) : null,
    };
  }
}

interface Leaf {
  readonly drawn: Float64Array | null;
  readonly mean: bigint;
}

function ceilingOf({ forecastCeiling: drawn, means }: Cell): Leaf {
  return { drawn, mean: means?.ceiling ?? (drawn ? meanOf(drawn) : 0n) };
}

function expectedOf({ forecastExpected: drawn, forecastMean, means }: Cell): Leaf {
  return { drawn, mean: means?.expected ?? forecastMean };
}

/** The draws of all that is still expected to be approved. */
function drawnToCome(cell: Cell): (Float64Array | null)[] {
  const { contingentDrawn, overdueDrawn, forecastExpected } = cell;
  return [contingentDrawn, overdueDrawn, forecastExpected];
}

/** What is still expected to be approved, in fen. */
function meanToCome(cell: Cell): bigint {
  return cell.expected + cell.overdueExpected + expectedOf(cell).mean;
}

/** The mean is that of each leaf, rounded, so that parts sum to totals; quantiles are of the sum. */
function uncertain(leaves: readonly Leaf[]): UncertainYuan {
  const amount = leaves.reduce((sum, { mean }) => sum + mean, 0n);
  return spread(sumOf(leaves.map((leaf) => leaf.drawn)), amount);
}

function spread(drawn: Float64Array | null, amount: bigint): UncertainYuan {
  const low = drawn ? shareOf(drawn, 0.1) : 0n;
  const high = drawn ? shareOf(drawn, 0.9) : 0n;
  return {
    amount: formatYuan(amount),
    p10: formatYuan(low < amount ? low : amount),
    p90: formatYuan(high > amount ? high : amount),
  };
}

function sumOf(all: readonly (Float64Array | null)[]): Float64Array | null {
  const drawn = all.filter((each) => each !== null);
  const [first, ...others] = drawn;
  if (!first) return null;
  const total = first.slice();
  for (const each of others) {
    for (let draw = 0; draw < total.length; draw++)
      total[draw] = (total[draw] ?? 0) + (each[draw] ?? 0);
  }
  return total;
}

function signed(draws: Float64Array | null, sign: 1 | -1): Float64Array | null {
  return draws === null || sign === 1 ? draws : draws.map((fen) => -fen);
}
