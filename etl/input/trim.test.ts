import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileIn, temporaryFolder } from '../../tests/sample-statistics.ts';
import { examine } from './examine.ts';
import { headOf } from './text.ts';
import { writeTrimmed } from './trim.ts';

const folder = temporaryFolder();
const cell = fc.string({
  unit: fc.constantFrom(' ', 'x', '家', '\u3000', '\t', '"', ',', '\u00a0'),
  maxLength: 5,
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const plainWhereSound = (text: string) => (/[",]/.test(text) ? quoted(text) : text);

test('a regular CSV keeps its lines and its cells, outer space apart', () => {
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 });
  const end = fc.constantFrom('\n', '\r\n');
  const writing = fc.constantFrom(quoted, plainWhereSound);
  let regular = 0;
  fc.assert(
    fc.property(table, end, writing, (records, lineEnd, write) => {
      const text = records.map((cells) => `${cells.map(write).join(',')}${lineEnd}`).join('');
      const path = fileIn(folder, text);
      const file = examine(path);
      if (!file.regular) return;
      regular++;
      const copy = join(folder, 'trimmed.csv');
      writeTrimmed(path, copy, file.crlf);
      expect(headOf(copy, 'utf-8')).toEqual(headOf(path, 'utf-8'));
      expect(readFileSync(copy, 'utf8').split('\n')).toHaveLength(text.split('\n').length);
      expect(examine(copy)).toMatchObject({ lines: file.lines, crlf: file.crlf });
      const unquoted = readFileSync(copy, 'utf8')
        .split(/\r?\n/)
        .filter((line) => !line.includes('"'));
      const cells = unquoted.flatMap((line) => line.split(','));
      expect(cells.filter((each) => each !== each.trim())).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(regular).toBeGreaterThan(100);
});
