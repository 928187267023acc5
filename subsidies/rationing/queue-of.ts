import { setImmediate } from 'node:timers/promises';
import { DrawTable } from '../exposure/draws.ts';
import type { Stage } from '../exposure/ladder.ts';
import { LEVELS, type Place } from '../exposure/leaf.ts';
import type { Owed } from '../exposure/owed.ts';
import { inTurn } from './queue.ts';
import type { Queue } from './rationed.ts';

/** Entitlements that wait for their turn, and how they are drawn. */
export interface Dated {
  readonly stage: Stage;
  readonly owed: readonly Owed[];
  /** Adds what is approved of entitlements in each draw; drawn one by one it is the same as drawn together. */
  draw(table: DrawTable, owed: readonly Owed[]): Promise<void>;
}

/** So many entitlements are drawn before other work of the process has a turn. */
const PAUSE = 500;

/** The entitlements by the day of the event, then by rule, beneficiary and fact. */
export function queueOf(
  dated: readonly Dated[],
  placeOf: (rule: string) => Omit<Place, 'level' | 'region'>,
  draws: number,
): Queue {
  const waiting = dated
    .flatMap(({ stage, owed, draw }) =>
      owed.map((one) => ({
        ...{ stage, one, draw, date: one.eventDate },
        key: `${one.rule} ${one.code} ${one.fact} ${one.payableYear}`,
      })),
    )
    .toSorted(inTurn);
  return async function* inTurns(wanted) {
    let passed = 0;
    for (const { stage, one, draw } of waiting) {
      if (++passed % PAUSE === 0) await setImmediate();
      const { rule, region } = one;
      const place = placeOf(rule);
      const at = (level: Place['level']): Place => ({ ...place, level, region });
      if (!LEVELS.some((level) => one[level] > 0n && wanted(at(level)))) continue;
      const table = new DrawTable(draws);
      await draw(table, [one]);
      const parts = table
        .all()
        .map(({ level, fen }) => ({ place: at(level), drawn: fen }))
        .filter(({ place: own }) => wanted(own));
      yield { stage, parts };
    }
  };
}
