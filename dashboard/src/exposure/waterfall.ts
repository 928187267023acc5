import type { Figures } from './answer.ts';
import { outlookOf } from './outlook.ts';
import { contingentOf, forecastOf, minus, overdueOf, sign } from './sums.ts';

export type StepKind =
  'appropriated' | 'paid' | 'outstanding' | 'contingent' | 'overdue' | 'forecast' | 'balance';

/** A step from what is appropriated to the balance; `left` is what is left after it. In yuan. */
export interface Step {
  readonly kind: StepKind;
  readonly amount: string;
  readonly left: string;
}

export function waterfallOf(total: Figures): Step[] {
  const { outstanding, balance } = outlookOf(total);
  let left = total.appropriated;
  const takes = (
    [
      ['paid', total.paid],
      ['outstanding', outstanding],
      ['contingent', contingentOf(total)],
      ['overdue', overdueOf(total)],
      ['forecast', forecastOf(total).amount],
    ] as const
  )
    .filter(([kind, amount]) => kind !== 'overdue' || sign(amount) !== 0)
    .map(([kind, amount]) => {
      left = minus(left, amount);
      return { kind, amount, left };
    });
  return [
    { kind: 'appropriated', amount: total.appropriated, left: total.appropriated },
    ...takes,
    { kind: 'balance', amount: balance, left: balance },
  ];
}
