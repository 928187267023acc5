import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

test.each([
  ['2024年技术合同（第1批）.xlsx', '2024年技术合同（第1批）.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\报表\\合同 表.csv', '合同 表.csv'],
  ['..', 'file'],
  ['.bashrc', 'bashrc'],
  ['-rf --provenance.csv', '-rf --provenance.csv'],
  ['a\u0000b\n<c>|"d".csv', 'a_b__c___d_.csv'],
  ['', 'file'],
])('%j becomes %j', (given, safe) => {
  expect(safeFileName(given)).toBe(safe);
});

test('a name too long for a file system is cut at a whole character, and keeps its ending', () => {
  const name = safeFileName(`${'表'.repeat(300)}.xlsx`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150);
  expect(name).toMatch(/^表+\.xlsx$/);
});
