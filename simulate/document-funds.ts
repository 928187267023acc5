import { isoDay } from './calendar.ts';
import type { RunningProgramme } from './programmes.ts';

/** The rows of `document-funds`: each document with the special fund that pays for it. */
export function* documentFundRows(programmes: readonly RunningProgramme[]): Generator<string[]> {
  const seen = new Set<string>();
  for (const { number, fund, from, to } of programmes) {
    const key = `${number} ${fund}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield [number, fund, isoDay(from), to === null ? '' : isoDay(to)];
  }
}
