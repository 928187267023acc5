import type { ExposureAnswer } from '../service.ts';
import { longForm } from './long-form.ts';

const TEXT = [
  'bundle',
  'as_of',
  'known_at',
  'baseline',
  'reform',
  'law',
  'measure',
  'level',
  'region',
  'bureau',
  'fund',
  'account',
  'document',
  'rule',
] as const;
const MONEY = ['amount', 'p10', 'p90'] as const;

/** The columns of files for analysts, by kind; money has two decimals, null is not assigned. */
export const COLUMNS = {
  text: TEXT,
  money: MONEY,
  /** As they stand in a file. */
  order: ['year', ...TEXT, ...MONEY, 'simulated'],
} as const;

/** A row of such a file; money as decimal strings in yuan. */
export type ColumnRow = Readonly<
  Record<(typeof TEXT)[number] | (typeof MONEY)[number], string | null>
> & {
  readonly year: number;
  readonly simulated: boolean;
};

export function columnRows(answer: ExposureAnswer, bundle: string): ColumnRow[] {
  const { question, simulated, reform } = answer;
  const { year, asOf: as_of, knownAt: known_at, baseline } = question;
  return longForm(answer).map((row) => ({
    ...{ bundle, year, as_of, known_at, baseline },
    reform: row.law === 'reform' ? (reform?.name ?? null) : null,
    ...row,
    simulated,
  }));
}
