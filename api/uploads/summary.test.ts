import { expect, test } from 'vitest';
import type { Refusal } from '../../etl/refusal.ts';
import { summaryOf, type Printed } from './summary.ts';

const refusal = (rule: string, row: number, found = '1'): Refusal => ({
  entry: `Q${row}`,
  rule,
  severity: 'error',
  file: 'a.csv',
  sheet: null,
  row,
  column: '区县',
  found,
  expected: null,
  message: rule,
  messageEn: rule,
});

const printed: Printed = {
  source: 'quotas',
  run: null,
  files: [],
  rowsRead: 300,
  rowsLoaded: 0,
  rowsUnchanged: 0,
  rowsRevised: 0,
  rowsRefused: 300,
  rowsLeftOut: 0,
  refused: [
    ...Array.from({ length: 250 }, (_, at) => refusal('region.unknown', at)),
    ...Array.from({ length: 50 }, (_, at) => refusal('cell.required', 250 + at)),
  ],
  warnings: [],
  refusedCut: false,
};

test('a summary counts every broken rule and lists the first hundred places', () => {
  const { refused, rules, rowsRefused } = summaryOf(printed);
  expect(refused).toHaveLength(100);
  expect(rowsRefused).toBe(300);
  expect(rules.map(({ rule, places }) => [rule, places])).toEqual([
    ['region.unknown', 250],
    ['cell.required', 50],
  ]);
});

test('a cell of a megabyte is cut', () => {
  const long = refusal('row.columnCount', 1, 'x'.repeat(1 << 20));
  const [first] = summaryOf({ ...printed, refused: [long] }).refused;
  expect(first?.found).toHaveLength(301);
});
