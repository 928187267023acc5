import type { Figure } from './series.ts';

/** How the stock of valid high-tech firms changes in a year; all whole numbers of firms. */
export interface Flows {
  readonly year: number;
  readonly first: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly revoked: number;
  /** Certificates that end in the year and are not renewed in it. */
  readonly lapsed: number;
}

/**
 * Flows that lead from one year's stock to the next, exactly. Lapses, moves and revocations take
 * their usual shares, first recognitions the rest; where first recognitions are published too,
 * lapses and moves give way. `ending` certificates run out in the year, `steady` ones do not.
 */
export function flowsOf(options: {
  readonly year: number;
  readonly before: number;
  readonly after: number;
  readonly ending: number;
  readonly steady: number;
  readonly first: Figure | undefined;
}): Flows {
  const { year, before, after, ending, steady, first } = options;
  const movedOut = Math.min(steady, Math.round(before * 0.004));
  const revoked = Math.min(steady - movedOut, Math.round(before * 0.003));
  let movedIn = Math.round(before * 0.006);
  let lapsed = Math.min(ending, Math.max(1, Math.round(ending * 0.12)));
  const fixed = first?.value;
  const wanted = fixed ?? Math.max(0, after - before + lapsed + movedOut + revoked - movedIn);
  const off = wanted + movedIn - lapsed - movedOut - revoked - (after - before);
  const moreLapses = Math.max(-lapsed, Math.min(ending - lapsed, off));
  lapsed += moreLapses;
  movedIn -= off - moreLapses;
  if (movedIn < 0) throw new RangeError(`${year}: the published totals contradict each other`);
  return { year, first: wanted, movedIn, movedOut, revoked, lapsed };
}
