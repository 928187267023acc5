import { expect, test } from 'vitest';
import { safeCell } from './safe-csv.ts';

test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－无', '-', '+86 531'])(
  'a spreadsheet that opens the export takes %j as text',
  (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  },
);

test.each(['', '-5', '+1.25', '-1,234.50', '-3%', '济南', 'a=b', "'=1"])(
  '%j is exported as it is',
  (text) => {
    expect(safeCell(text)).toBe(text);
  },
);
