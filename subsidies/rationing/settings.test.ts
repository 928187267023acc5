import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CatalogueError } from '../../reference/catalogue-error.ts';
import { loadReference } from '../../reference/catalogue.ts';
import { homeAt } from '../../warehouse/home.ts';
import { rationingBy, rationingOf, shippedSettings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quanheng-rationing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const own = (text: string) => writeFileSync(join(folder, 'rationing.yaml'), text);

test('no codified text divides what does not suffice, so every fund stands at none', () => {
  expect(rationingOf(homeAt(folder))).toEqual({});
  const { documents } = loadReference();
  for (const { how, document } of shippedSettings()) {
    expect(how).toBe('none');
    expect(document === undefined || documents.has(document)).toBe(true);
  }
});

test('an operator’s own file goes before the shipped one', () => {
  own('- {fund: 创新券专项资金, how: queue, reason: 局务会2024年第3次}\n');
  expect(rationingOf(homeAt(folder))).toEqual({ 创新券专项资金: 'queue' });
});

test('a way that there is not is refused with its line', () => {
  own('- {fund: a, how: none, reason: b}\n- {fund: c, how: lottery, reason: d}\n');
  const read = () => rationingOf(homeAt(folder));
  expect(read).toThrow(CatalogueError);
  expect(read).toThrow(/rationing\.yaml:2/);
});

test('of several settings of a fund the last holds, in whatever order funds are named', () => {
  const first = rationingBy([
    ['b', 'queue'],
    ['a', 'proRata'],
    ['b', 'none'],
  ]);
  expect(JSON.stringify(first)).toBe('{"a":"proRata"}');
});
