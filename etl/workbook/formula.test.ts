import { expect, test } from 'vitest';
import { reachesOut } from './formula.ts';

test.each([
  'HYPERLINK("http://x")',
  'hyperlink (A1)',
  '1+_xlfn.WEBSERVICE(A1)',
  'CALL("kernel32","WinExec")',
  'EXEC("calc")',
  'REGISTER.ID("x","y")',
  "cmd|'/C calc'!A0",
  '[1]Sheet1!A1',
  "'[预算.xlsx]表 1'!A1+2",
  "'D:\\data\\[b.xls]S'!A1",
  'SUM([2]!金额)',
  'INDIRECT("[b.xlsx]S!A1")',
])('%s reaches out of the workbook', (formula) => {
  expect(reachesOut(formula)).toBe(true);
});

test.each([
  'SUM(A1:B2)',
  '"HYPERLINK(" & A1',
  '"a|b""[c]"',
  'RECALL(A1)',
  'Table1[金额]',
  'SUM(表1[[#This Row],[金额]],Table_2[[#All],[x]:[y]])',
  "'表 1'!A1",
  'INDIRECT("A"&ROW())',
])('%s stays within it', (formula) => {
  expect(reachesOut(formula)).toBe(false);
});
