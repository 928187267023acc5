import { setImmediate } from 'node:timers/promises';
import { LEVELS, type Level } from './leaf.ts';
import type { Growth } from './drivers.ts';
import { keyOf, times, uniform } from './hash.ts';
import { grantKey, type Owed } from './owed.ts';
import type { DrawnTakeUps } from './drawn-take-up.ts';
import type { DrawnTakeUp } from './take-up.ts';

/** What a beneficiary's entitlements under one rule come to where its facts are so many times as large. */
export interface Stake {
  readonly rule: string;
  readonly code: string;
  readonly region: string | null;
  readonly kind: 'size' | 'count' | 'renewal' | 'none';
  readonly growth: Growth;
  /** Years after the driver's last full year. */
  readonly ahead: number;
  /** Fen by scale (in the order of `SCALES`), and within it by level. */
  readonly fen: Float64Array;
}

/** So many beneficiaries are drawn before other work of the process has a turn. */
const PAUSE = 500;

/** Thousandths by which the facts of the last full year are enlarged: what lies between is drawn. */
export const SCALES: readonly number[] = [400, 700, 880, 1000, 1150, 1450, 2200];
const UNCHANGED = SCALES.indexOf(1000);
const PARTS = LEVELS.length;

/** Sums of a rule, region and level, draw by draw, in whole fen. */
export interface LeafDraws {
  readonly rule: string;
  readonly region: string | null;
  readonly level: Level;
  readonly fen: Float64Array;
}

/** A table of sums that draws are added to, by rule, region and level. */
export class DrawTable {
  readonly draws: number;
  readonly #leaves = new Map<string, LeafDraws[]>();

  constructor(draws: number) {
    this.draws = draws;
  }

  /** The leaves of a rule and region, one a level. */
  at(rule: string, region: string | null): LeafDraws[] {
    const key = `${rule} ${region}`;
    const known = this.#leaves.get(key);
    if (known) return known;
    const made = LEVELS.map((level) => ({
      rule,
      region,
      level,
      fen: new Float64Array(this.draws),
    }));
    this.#leaves.set(key, made);
    return made;
  }

  all(): LeafDraws[] {
    return [...this.#leaves.values()].flat();
  }
}

/** Of what is drawn, what is approved: each case is or is not, by the take-up of its rule in that draw. */
export interface Approved {
  readonly table: DrawTable;
  takeUp(rule: string): DrawnTakeUp;
}

/**
 * Adds to a table what beneficiaries may be owed: in each draw every beneficiary of the last full year is
 * taken a number of times (the bootstrap of Poisson weights; Hanley and MacGibbon, Computer Methods and
 * Programs in Biomedicine 83, 2006), and its facts grow as its driver does in that draw. All stakes of
 * one beneficiary are drawn together; each is approved by itself. Numbers depend on seed, draw and code
 * (and of approvals the rule) alone, so that two sets of rules are asked about the same beneficiaries.
 */
export async function drawStakes(
  table: DrawTable,
  stakes: readonly Stake[],
  seed: number,
  approved?: Approved,
): Promise<void> {
  const weights = new Float64Array(table.draws);
  let drawn = 0;
  for (const [code, own] of Map.groupBy(stakes, (stake) => stake.code)) {
    if (++drawn % PAUSE === 0) await setImmediate();
    const key = keyOf(code);
    const step = keyOf(`step ${code}`);
    for (let draw = 0; draw < table.draws; draw++) weights[draw] = uniform(seed, draw, key);
    for (const { rule, region, kind, growth, ahead, fen } of own) {
      const leaves = table.at(rule, region).map((leaf) => leaf.fen);
      const granted = approved?.table.at(rule, region).map((leaf) => leaf.fen);
      const takeUp = approved?.takeUp(rule);
      const asked = keyOf(`approved ${rule} ${code}`);
      const multiples = growth.of(ahead);
      for (let draw = 0; draw < table.draws; draw++) {
        const u = weights[draw] ?? 0;
        const by = multiples[draw] ?? 1;
        const count = kind === 'renewal' ? Number(u < by) : times(kind === 'count' ? by : 1, u);
        if (count === 0) continue;
        const scale = kind === 'size' ? scaleAt(by, uniform(seed, draw, step)) : UNCHANGED;
        let given = 0;
        if (takeUp) {
          for (let each = 0; each < count; each++) {
            given += givenOf(takeUp, draw, uniform(seed, draw, asked + each));
          }
        }
        for (let part = 0; part < PARTS; part++) {
          const each = fen[scale * PARTS + part] ?? 0;
          if (each === 0) continue;
          add(leaves[part], draw, count * each);
          if (given > 0) add(granted?.[part], draw, Math.floor(given * each + EXACT));
        }
      }
    }
  }
}

/** Far below a fen: a product that is whole stays so, whatever its last binary digit. */
const EXACT = 1e-6;

function add(fen: Float64Array | undefined, draw: number, more: number): void {
  if (fen) fen[draw] = (fen[draw] ?? 0) + more;
}

/** The part of its ceiling that a case is given in a draw. */
function givenOf({ chance, whole, share }: DrawnTakeUp, draw: number, u: number): number {
  const approved = chance[draw] ?? 0;
  if (u >= approved) return 0;
  return u < approved * (whole[draw] ?? 0) ? 1 : (share[draw] ?? 0);
}

/** One of the two scales about a growth, the nearer the likelier, so that they come to it on average. */
function scaleAt(growth: number, u: number): number {
  const wanted = growth * 1000;
  let at = 0;
  while (at < SCALES.length - 1 && (SCALES[at + 1] ?? 0) <= wanted) at++;
  const low = SCALES[at] ?? 0;
  const high = SCALES[at + 1];
  if (wanted <= low || high === undefined) return at;
  return u < (wanted - low) / (high - low) ? at + 1 : at;
}

/**
 * Adds what of what is owed is approved in a year: in each draw all that one rule owes one beneficiary for
 * the events of a year is approved, at one share, or it is not.
 */
export async function drawOwed(
  table: DrawTable,
  owed: readonly Owed[],
  takeUps: DrawnTakeUps,
  year: number,
): Promise<void> {
  let drawn = 0;
  for (const { rule, code, region, eventYear, payableYear, province, city, district } of owed) {
    if (++drawn % PAUSE === 0) await setImmediate();
    const takeUp = takeUps.of(rule, payableYear, year);
    const key = keyOf(grantKey(rule, code, eventYear));
    const leaves = table.at(rule, region).map((leaf) => leaf.fen);
    const parts = [province, city, district].map(Number);
    for (let draw = 0; draw < table.draws; draw++) {
      const given = givenOf(takeUp, draw, uniform(takeUps.seed, draw, key));
      if (given === 0) continue;
      for (let part = 0; part < PARTS; part++) {
        const fen = parts[part] ?? 0;
        if (fen > 0) add(leaves[part], draw, Math.floor(given * fen + EXACT));
      }
    }
  }
}

/** The mean of the draws, rounded down to the fen. */
export function meanOf(fen: Float64Array): bigint {
  if (fen.length === 0) return 0n;
  let sum = 0n;
  for (const each of fen) sum += BigInt(each);
  return sum / BigInt(fen.length);
}

/** The value that a share of the draws does not pass. */
export function shareOf(fen: Float64Array, share: number): bigint {
  const sorted = fen.toSorted();
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return BigInt(sorted[at] ?? 0);
}
