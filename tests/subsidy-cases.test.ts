import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MECHANISM_NAMES } from '../subsidies/mechanisms.ts';
import { JUDGED_ON, loadCases, readCaseFiles, type LoadedCases } from './subsidy-cases.ts';

const files = readCaseFiles();
const folder = mkdtempSync(join(tmpdir(), 'quanheng-cases-'));
let loaded: LoadedCases;

beforeAll(async () => {
  loaded = await loadCases(files, folder);
  return () => loaded.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(files)('$name', ({ cases }) => {
  for (const entry of cases) {
    test(entry.title, async () => {
      expect(loaded.refused.get(entry.number) ?? []).toEqual([]);
      const { expected, found } = await loaded.compare(entry);
      expect(found).toEqual(expected);
    });
  }
});

test('every mechanism has a case file', () => {
  const named = Object.keys(MECHANISM_NAMES).map((kind) =>
    kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
});

test.each(files)('$name is a list of at least three cases', ({ cases, fault }) => {
  expect(fault).toBeNull();
  expect(cases.length).toBeGreaterThanOrEqual(3);
});

test('every option of every reading can be asked for', async () => {
  const { readings } = loaded.subsidies;
  const most = Math.max(...readings.map(({ options }) => options.length));
  for (let nth = 0; nth < most; nth++) {
    const chosen = readings.map(({ id, options }) => [id, options[nth % options.length]?.id ?? '']);
    for (const year of [2019, 2020, 2021, 2022, 2023, 2024]) {
      const asked = { year, asOf: JUDGED_ON, drafts: true, readings: Object.fromEntries(chosen) };
      expect((await loaded.answer(asked)).length).toBeGreaterThan(0);
    }
  }
});
