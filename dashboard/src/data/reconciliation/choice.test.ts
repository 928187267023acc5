import { expect, test } from 'vitest';
import type { Reconciled } from '../../../../reconcile/reconcile.ts';
import { chooseLines, countFindings } from './choice.ts';

const line = (finding: string, year: number) => ({ finding, year }) as Reconciled;
const lines = [
  line('onlyDerived', 2024),
  line('differs', 2021),
  line('agrees', 2022),
  line('differs', 2023),
];

test('what differs comes first, the newest year before the others', () => {
  expect(chooseLines(lines, null).map(({ finding, year }) => `${finding} ${year}`)).toEqual([
    'differs 2023',
    'differs 2021',
    'agrees 2022',
    'onlyDerived 2024',
  ]);
  expect(chooseLines(lines, 'agrees')).toHaveLength(1);
});

test('findings that no line came to are not counted', () => {
  expect(countFindings(lines)).toEqual([
    { finding: 'agrees', count: 1 },
    { finding: 'differs', count: 2 },
    { finding: 'onlyDerived', count: 1 },
  ]);
});
