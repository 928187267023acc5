import type { Figures, Ladder } from '../ladder.ts';
import type { Place } from '../leaf.ts';
import type { ExposureAnswer } from '../service.ts';

/** The stages of the money, in the order of the ladder. */
export const MEASURES = [
  'appropriated',
  'approved',
  'paid',
  'contingentCeiling',
  'contingentExpected',
  'overdueCeiling',
  'overdueExpected',
  'forecastCeiling',
  'forecastExpected',
  'stillToCome',
] as const;

export type Measure = (typeof MEASURES)[number];

/** One sum of an exposure: of a place, a stage, and the law it is asked of. In yuan. */
export interface LongRow extends Place {
  /** `reform` only where one is asked of. */
  readonly law: 'baseline' | 'reform';
  readonly measure: Measure;
  readonly amount: string;
  /** Of what is drawn, what 10 and 90 % of the draws stay below; these do not add up. */
  readonly p10: string | null;
  readonly p90: string | null;
}

/** Every sum that is not nothing, place by place. The amounts of a measure sum to its total. */
export function longForm({ ladder, reform }: ExposureAnswer): LongRow[] {
  return [...rowsOf(ladder, 'baseline'), ...(reform ? rowsOf(reform.ladder, 'reform') : [])];
}

function rowsOf(ladder: Ladder, law: LongRow['law']): LongRow[] {
  return ladder
    .grouped((place) => JSON.stringify(Object.values(place)))
    .flatMap(({ place, figures }) =>
      MEASURES.flatMap((measure) => {
        const sum = sumOf(figures, measure);
        if (sum === null || Object.values(sum).every((yuan) => yuan === '0.00')) return [];
        const { amount, p10 = null, p90 = null } = sum;
        return [{ ...place, law, measure, amount, p10, p90 }];
      }),
    );
}

interface Sum {
  readonly amount: string;
  readonly p10?: string;
  readonly p90?: string;
}

/** The figure of a stage; null where nothing is expected since nothing was ever approved. */
export function sumOf(figures: Figures, measure: Measure): Sum | null {
  const { contingent, overdue, forecast } = figures;
  switch (measure) {
    case 'contingentCeiling':
      return { amount: contingent.ceiling };
    case 'contingentExpected':
      return contingent.expected === null ? null : { amount: contingent.expected };
    case 'overdueCeiling':
      return { amount: overdue.ceiling };
    case 'overdueExpected':
      return overdue.expected === null ? null : { amount: overdue.expected };
    case 'forecastCeiling':
      return forecast.ceiling;
    case 'forecastExpected':
      return forecast.expected;
    case 'stillToCome':
      return figures.stillToCome;
    default:
      return { amount: figures[measure] };
  }
}
