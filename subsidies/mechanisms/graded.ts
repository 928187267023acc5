import { z } from 'zod';
import { atMost, type Mechanism } from '../mechanism.ts';
import { parameterName } from '../parameter.ts';
import { paymentUnit } from '../payment-unit.ts';

const schema = z.strictObject({
  kind: z.literal('graded'),
  /** The column with the grade. */
  by: z.string().default('grade'),
  /** The sum, or the rate of the basis, for each grade as printed. */
  grades: z.record(
    z.string(),
    z.union([
      z.strictObject({ amount: parameterName }),
      z.strictObject({ rate: parameterName, cap: parameterName.optional() }),
    ]),
  ),
  cap: parameterName.nullable().default(null),
  per: paymentUnit,
});

/** A sum or rate by the grade of an evaluation or award: 一等奖30万元、二等奖20万元. */
export const graded: Mechanism<typeof schema> = {
  schema,
  names: { zh: '按等次', en: 'By grade' },
  amount: ({ by, grades }, terms) => {
    const branches = Object.entries(grades).map(([grade, due]) => {
      const text = grade.replaceAll("'", "''");
      if ('amount' in due) return `WHEN '${text}' THEN ${terms.money(due.amount)}`;
      const share = terms.times(terms.basis, due.rate);
      return `WHEN '${text}' THEN ${due.cap === undefined ? share : atMost(share, terms.money(due.cap))}`;
    });
    return `CASE ${terms.column(by)} ${branches.join(' ')} END`;
  },
};
