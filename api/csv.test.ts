import { expect, test } from 'vitest';
import { inert } from './csv.ts';

test.each(['=HYPERLINK("http://a")', '+cmd', '-cmd', '@SUM(A1)', '\t=1'])(
  'a spreadsheet does not take %j for a formula',
  (cell) => expect(inert(cell)).toBe(`'${cell}`),
);

test.each(['-516.15', '+3', '916.15', '济南市', ''])('%j stays as it is', (cell) =>
  expect(inert(cell)).toBe(cell),
);
