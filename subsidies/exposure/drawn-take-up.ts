import type { DrawnTakeUp, TakeUps } from './take-up.ts';
import { Shocks } from './uncertain-share.ts';

/** What entitlements come to draw by draw, worked out once for each rule and year. */
export interface DrawnTakeUps {
  readonly seed: number;
  /** What is due in `dueYear` and not approved by the day, in `year`. */
  of(rule: string, dueYear: number, year: number): DrawnTakeUp;
  /** What falls due in a year, where its event is not loaded yet. */
  inDueYear(rule: string, year: number): DrawnTakeUp;
}

export function drawnTakeUps(
  takeUp: TakeUps,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): DrawnTakeUps {
  const shocks = new Shocks({ seed, draws });
  const known = new Map<string, DrawnTakeUp>();
  const once = (key: string, make: () => DrawnTakeUp) => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };
  return {
    seed,
    of: (rule, dueYear, year) =>
      once(`${rule} ${dueYear} ${year}`, () => takeUp.drawn(rule, dueYear, year, shocks)),
    inDueYear: (rule, year) =>
      once(`${rule} ${year}`, () => takeUp.drawnInDueYear(rule, year, shocks)),
  };
}
