import type { AppliedRule } from '../applied-rule.ts';
import { LEVELS } from './leaf.ts';
import { SCALES, type Stake } from './draws.ts';
import { driverOf, type Driver, type Growth } from './drivers.ts';
import { baseOf, type Bases } from './bases.ts';
import type { Owed } from './owed.ts';

/** By which sizes a unit's entitlements grow: `sizes.sql`. */
export interface UnitSize {
  /** 0 not known, 1 small or medium, 2 large. */
  readonly large: number;
  /** Sales of more than 200 million in the last full year. */
  readonly much: boolean;
}

const UNKNOWN: UnitSize = { large: 0, much: false };

/**
 * What each beneficiary is owed under each rule for a year that is not loaded, at each scale; `byScale`
 * has the rows at the places of `SCALES`, or one list for all.
 */
export function stakesOf(
  byScale: readonly (readonly Owed[])[],
  rules: ReadonlyMap<string, AppliedRule>,
  year: number,
  known: {
    readonly bases: Bases;
    readonly sizes: ReadonlyMap<string, UnitSize>;
    growth(driver: Driver): Growth;
  },
): Stake[] {
  const stakes = new Map<string, Stake>();
  for (const [at, owed] of byScale.entries()) {
    const places = byScale.length === 1 ? SCALES.map((_, place) => place) : [at];
    for (const { rule, code, region, ...parts } of owed) {
      const key = `${rule} ${code} ${region}`;
      const stake = stakes.get(key) ?? stakeOf(rule, code, region);
      if (!stake) continue;
      stakes.set(key, stake);
      for (const place of places) {
        for (const [part, level] of LEVELS.entries()) {
          const cell = place * LEVELS.length + part;
          stake.fen[cell] = (stake.fen[cell] ?? 0) + Number(parts[level]);
        }
      }
    }
  }
  return [...stakes.values()];

  function stakeOf(rule: string, code: string, region: string | null): Stake | undefined {
    const applied = rules.get(rule);
    const base = applied && baseOf(known.bases, applied.view.model);
    if (!applied || base === undefined || base >= year) return undefined;
    const driver = driverOf(applied, known.sizes.get(code) ?? UNKNOWN);
    const fen = new Float64Array(SCALES.length * LEVELS.length);
    return {
      ...{ rule, code, region, kind: driver.kind },
      growth: known.growth(driver),
      ahead: year - base,
      fen,
    };
  }
}
