import type { AppliedRule } from '../applied-rule.ts';
import { LEVELS } from './leaf.ts';
import { SCALES, type Stake } from './draws.ts';
import { driverOf, type Driver, type Growth } from './drivers.ts';
import { baseOf, type Bases } from './bases.ts';
import type { Owed } from './owed.ts';

/** What a unit is, and by which drivers its entitlements grow: `sizes.sql`. */
export interface UnitSize {
  /** As the register writes them; null where it has none. */
  readonly kind: string | null;
  readonly size: string | null;
  /** 0 not known, 1 small or medium, 2 large. */
  readonly large: number;
  /** Sales of more than 200 million in the last full year. */
  readonly much: boolean;
}

const UNKNOWN: UnitSize = { kind: null, size: null, large: 0, much: false };

/** What stakes are known by. */
interface Known {
  readonly bases: Bases;
  readonly sizes: ReadonlyMap<string, UnitSize>;
  growth(driver: Driver): Growth;
}

/** What each beneficiary is owed under each rule for a year that is not loaded, scale by scale. */
export class Stakes {
  readonly #rules: ReadonlyMap<string, AppliedRule>;
  readonly #year: number;
  readonly #known: Known;
  readonly #stakes = new Map<string, Stake>();

  constructor(rules: ReadonlyMap<string, AppliedRule>, year: number, known: Known) {
    this.#rules = rules;
    this.#year = year;
    this.#known = known;
  }

  /** Adds what is owed at the scales whose places in `SCALES` are given. */
  add(owed: readonly Owed[], scales: readonly number[]): void {
    for (const { rule, code, region, ...parts } of owed) {
      const key = `${rule} ${code} ${region}`;
      const stake = this.#stakes.get(key) ?? this.#stakeOf(rule, code, region);
      if (!stake) continue;
      this.#stakes.set(key, stake);
      for (const [part, level] of LEVELS.entries()) {
        const fen = Number(parts[level]);
        if (fen === 0) continue;
        for (const scale of scales) {
          const cell = scale * LEVELS.length + part;
          stake.fen[cell] = (stake.fen[cell] ?? 0) + fen;
        }
      }
    }
  }

  all(): Stake[] {
    return [...this.#stakes.values()];
  }

  #stakeOf(rule: string, code: string, region: string | null): Stake | undefined {
    const applied = this.#rules.get(rule);
    const base = applied && baseOf(this.#known.bases, applied.view.model);
    if (!applied || base === undefined || base >= this.#year) return undefined;
    const driver = driverOf(applied, this.#known.sizes.get(code) ?? UNKNOWN);
    return {
      ...{ rule, code, region, kind: driver.kind },
      growth: this.#known.growth(driver),
      ahead: this.#year - base,
      fen: new Float64Array(SCALES.length * LEVELS.length),
    };
  }
}
