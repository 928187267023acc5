import { YEARS } from './calendar.ts';
import type { Figure } from './series.ts';
import type { Seed, Stream } from './random.ts';
import { heavyTailed } from './tails.ts';

export type ContractState = '有效' | '变更' | '解除';

/** What is settled of a contract before its parties: its place in the year, state and amount. */
export interface ContractAmount {
  readonly year: number;
  /** From 0 within the year. */
  readonly serial: number;
  readonly ofYear: number;
  readonly state: ContractState;
  readonly fen: number;
}

/** Amounts are whole hundreds of yuan, but for pairs that differ from them by opposite fen. */
const STEP = 10_000;

/**
 * The amounts of so many contracts in order of registration. In each year those that stand (有效,
 * 变更) sum to the planned turnover to the fen; rescinded ones (解除) come on top.
 */
export function* contractAmounts(
  seed: Seed,
  turnover: readonly Figure[],
  contracts: number,
): Generator<ContractAmount> {
  const stream = seed.stream('contract amounts');
  let first = 0;
  for (const [at, { year, value }] of turnover.entries()) {
    const end = Math.floor((contracts * sharesUpTo(at)) / sharesUpTo(YEARS.length - 1));
    yield* amountsOfYear(stream, year, value, first, end);
    first = end;
  }
}

/** Registrations grow by an eighth of the first year's number each year. */
function sharesUpTo(at: number): number {
  let sum = 0;
  for (let year = 0; year <= at; year++) sum += 8 + year;
  return sum;
}

function* amountsOfYear(
  stream: Stream,
  year: number,
  total: number,
  first: number,
  end: number,
): Generator<ContractAmount> {
  let weights = 0;
  let standing = 0;
  let last = first;
  for (let key = first; key < end; key++) {
    const { state, weight } = drawn(stream, key);
    if (state === '解除') continue;
    weights += weight;
    standing++;
    last = key;
  }
  if (standing === 0) throw new RangeError(`no contract stands in ${year}: simulate more of them`);
  const split = new Split(total, weights, standing);
  for (let key = first; key < end; key++) {
    const { state, weight, odd } = drawn(stream, key);
    const fen =
      state === '解除' ? split.alone(weight) : split.next(weight, key === last ? 'last' : odd);
    yield { year, serial: key - first, ofYear: end - first, state, fen };
  }
}

function drawn(stream: Stream, key: number) {
  const draws = stream.at(key);
  const chance = draws.unit();
  const state: ContractState = chance < 0.01 ? '解除' : chance < 0.02 ? '变更' : '有效';
  return {
    state,
    weight: heavyTailed(draws),
    odd: draws.chance(0.04) ? draws.between(1, 9999) : 0,
  };
}

/**
 * Splits a total by weights as they come: each part is the difference of two cumulative shares, so
 * that the parts sum exactly and no list of them is kept.
 */
class Split {
  readonly #total: number;
  readonly #steps: bigint;
  readonly #weights: bigint;
  #weight = 0n;
  #reached = 0n;
  #owed = 0;

  constructor(total: number, weights: number, parts: number) {
    this.#total = total;
    this.#weights = BigInt(weights);
    this.#steps = BigInt(Math.floor(total / STEP) - parts);
    if (this.#steps < 0n) throw new RangeError('too many contracts for the turnover');
  }

  next(weight: number, odd: number | 'last'): number {
    this.#weight += BigInt(weight);
    const reached = (this.#steps * this.#weight) / this.#weights;
    const fen = (Number(reached - this.#reached) + 1) * STEP;
    this.#reached = reached;
    if (odd === 'last') return fen + (this.#total % STEP) - this.#settle();
    if (this.#owed > 0) return fen > STEP ? fen - this.#settle() : fen;
    this.#owed = odd;
    return fen + odd;
  }

  /** The amount of a contract outside the total, as its weight would have it. */
  alone(weight: number): number {
    return (Number((this.#steps * BigInt(weight)) / this.#weights) + 1) * STEP;
  }

  #settle(): number {
    const owed = this.#owed;
    this.#owed = 0;
    return owed;
  }
}
