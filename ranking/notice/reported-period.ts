import { earlier, type CivilDate } from '../../core/civil-date.ts';
import { PERIOD_KINDS, rankedPeriod, type PeriodKind, type RankedPeriod } from '../period.ts';

/** What a notice is about, and the period and day that it is ranked by. */
export interface Reported {
  readonly reported: RankedPeriod;
  /** The scheme's own period that holds it. */
  readonly ranked: RankedPeriod;
  readonly asOf: CivilDate;
}

/**
 * A month or quarter of a yearly scheme is reported by where the year stood on its last day; a period
 * of the scheme's own kind by itself. Undefined where the text is neither.
 */
export function reportedPeriod(
  kind: PeriodKind,
  text: string,
  asOf: CivilDate,
): Reported | undefined {
  const own = rankedPeriod(kind, text);
  if (own) return { reported: own, ranked: own, asOf };
  const kinds = PERIOD_KINDS.slice(PERIOD_KINDS.indexOf(kind) + 1);
  const reported = kinds.flatMap((shorter) => rankedPeriod(shorter, text) ?? []).at(0);
  const ranked = reported && holding(kind, reported);
  return ranked && { reported, ranked, asOf: earlier(asOf, reported.to) };
}

function holding(kind: PeriodKind, { from, to }: RankedPeriod): RankedPeriod | undefined {
  const year = from.slice(0, 4);
  const texts = {
    year: [year],
    half: [`${year}H1`, `${year}H2`],
    quarter: [1, 2, 3, 4].map((nth) => `${year}Q${nth}`),
    month: [],
  }[kind];
  return texts
    .flatMap((text) => rankedPeriod(kind, text) ?? [])
    .find((period) => period.from <= from && period.to >= to);
}
