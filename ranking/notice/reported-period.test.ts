import { expect, test } from 'vitest';
import { reportedPeriod } from './reported-period.ts';
import { periodWords } from './words.ts';

const words = (kind: 'year' | 'quarter', text: string) => {
  const found = reportedPeriod(kind, text, '2024-12-31');
  return found && periodWords(found.reported, found.ranked);
};

test('a month of a yearly scheme is reported by where the year stood on its last day', () => {
  expect(reportedPeriod('year', '2024-05', '2024-12-31')).toMatchObject({
    reported: { label: '2024-05' },
    ranked: { label: '2024' },
    asOf: '2024-05-31',
  });
});

test('a month that still runs is reported up to today', () => {
  expect(reportedPeriod('year', '2024-05', '2024-05-10')?.asOf).toBe('2024-05-10');
});

test('a period is named as officials write it', () => {
  expect(words('year', '2024')).toBe('2024年');
  expect(words('year', '2024-01')).toBe('2024年1月');
  expect(words('year', '2024Q3')).toBe('2024年1—9月');
  expect(words('quarter', '2024Q3')).toBe('2024年三季度');
  expect(words('quarter', '2024-08')).toBe('2024年7—8月');
});

test('a period longer than the scheme’s own is none of its periods', () => {
  expect(reportedPeriod('quarter', '2024', '2024-12-31')).toBeUndefined();
  expect(reportedPeriod('year', 'soon', '2024-12-31')).toBeUndefined();
});
