import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../tests/temporary-file.ts';
import { readSourceTexts } from './source-texts.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the source texts are read from the folder that QUANHENG_TEXTS names, by number', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '000_abc.txt'), '济南');
  writeFileSync(join(folder, '004_def.txt'), '青岛');
  writeFileSync(join(folder, 'notes.txt'), 'no source');
  vi.stubEnv('QUANHENG_TEXTS', folder);
  expect([...(readSourceTexts() ?? [])]).toEqual([
    ['000', '济南'],
    ['004', '青岛'],
  ]);
});

test('where the folder is missing or holds no text, there are none', () => {
  const folder = temporaryFolder();
  vi.stubEnv('QUANHENG_TEXTS', folder);
  expect(readSourceTexts()).toBeUndefined();
  vi.stubEnv('QUANHENG_TEXTS', join(folder, 'absent'));
  expect(readSourceTexts()).toBeUndefined();
});
