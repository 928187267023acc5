import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { etl } from '../cli/etl.ts';
import type { LoadResult } from '../etl/load.ts';
import { projectPath } from '../reference/project-root.ts';
import { rows, withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { encodeGb18030 } from './encode.ts';
import { SAMPLE, csvOf, fileIn, rowWith, temporaryFolder } from './sample-statistics.ts';

const cells = z.record(z.string(), z.string());
const fault = z.strictObject({
  rule: z.string(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  found: z.string().optional(),
  expected: z.string().nullable().optional(),
});
const caseSchema = z.strictObject({
  name: z.string(),
  change: z.record(z.string(), cells).default({}),
  add: z.array(cells).default([]),
  rename: cells.default({}),
  drop: z.array(z.string()).default([]),
  replace: z.tuple([z.string(), z.string()]).optional(),
  text: z.string().optional(),
  bytes: z.string().optional(),
  brokenByteAt: z.string().optional(),
  savedAs: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'gb18030', 'crlf', 'cr']).default('utf-8'),
  read: z.number(),
  loaded: z.number(),
  unchanged: z.number().default(0),
  revised: z.number().default(0),
  refused: z.array(fault).default([]),
  warnings: z.array(fault).default([]),
  claims: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).default([]),
});
type Case = z.infer<typeof caseSchema>;

const folder = temporaryFolder();
const cases = readdirSync(projectPath('tests/cases/etl'))
  .filter((name) => name.startsWith('statistics'))
  .flatMap((name) => parse(readFileSync(projectPath('tests/cases/etl', name), 'utf8')) as unknown[])
  .map((each) => caseSchema.parse(each));

describe('a file of published statistics', () => {
  test.for(cases)('$name', async (each) => {
    const data = join(folder, `${cases.indexOf(each)}`);
    const file = fileIn(folder, bytesOf(each));
    const { read, loaded, unchanged, revised } = each;
    const faulty = each.refused.length > 0;

    const first = await loadThrough(data, file);
    expect(first.result.refused).toEqual(each.refused.map((want) => expect.objectContaining(want)));
    expect(first.result.warnings).toEqual(
      each.warnings.map((want) => expect.objectContaining(want)),
    );
    expect(first.counts).toEqual([read, loaded, unchanged, revised, first.refusedRows]);
    expect(read).toBe(loaded + unchanged + revised + first.refusedRows);
    expect(first.exit).toBe(faulty ? 3 : 0);
    for (const { message, messageEn } of [...first.result.refused, ...first.result.warnings]) {
      expect(message).toMatch(/^.+。.+。$/);
      expect(messageEn).toMatch(/^.+\. .+\.$/);
    }
    const claims = await claimsIn(data);
    expect(claims).toHaveLength(loaded + revised);
    for (const want of each.claims) expect(claims).toContainEqual(expect.objectContaining(want));

    const content = readPointer(homeAt(data))?.content;
    const again = await loadThrough(data, file);
    expect(again.counts).toEqual([read, 0, loaded + revised + unchanged, 0, first.refusedRows]);
    expect(again.exit).toBe(first.exit);
    expect(await claimsIn(data)).toEqual(claims);
    expect(readPointer(homeAt(data))?.content).toBe(content);
  });

  test('is described by at least 45 cases, each with its own sentence', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(45);
  });
});

/** Runs the command as `quanheng etl load statistics FILE --json` does. */
async function loadThrough(data: string, file: string) {
  vi.stubEnv('QUANHENG_HOME', data);
  let printed = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const exit = await etl.run(['load', 'statistics', file, '--json']);
  stdout.mockRestore();
  vi.unstubAllEnvs();
  const result = JSON.parse(printed) as LoadResult;
  const { rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused } = result;
  const counts = [rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused];
  return { exit, result, counts, refusedRows: rowsRefused };
}

function claimsIn(data: string) {
  return withLoader(homeAt(data), (connection) =>
    rows(connection, 'SELECT * FROM observation ORDER BY claim_id'),
  );
}

function bytesOf(each: Case): Uint8Array {
  if (each.bytes !== undefined) return Buffer.from(each.bytes.replaceAll(' ', ''), 'hex');
  const text = textOf(each);
  if (each.savedAs === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`);
  if (each.savedAs === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (each.savedAs === 'gb18030') return encodeGb18030(text);
  const { brokenByteAt } = each;
  if (brokenByteAt === undefined) return Buffer.from(text);
  expect(text).toContain(brokenByteAt);
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf(brokenByteAt) + 1] = 0xe5;
  return bytes;
}

function textOf(each: Case): string {
  if (each.text !== undefined) return each.text;
  const changed = SAMPLE.map((row, index) => ({ ...row, ...each.change[`${index + 2}`] }));
  const kept = [...changed, ...each.add.map(rowWith)].map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([heading]) => !each.drop.includes(heading))
        .map(([heading, text]) => [each.rename[heading] ?? heading, text]),
    ),
  );
  const text = csvOf(kept, { crlf: '\r\n', cr: '\r' }[each.savedAs as string] ?? '\n');
  if (!each.replace) return text;
  expect(text).toContain(each.replace[0]);
  return text.replace(...each.replace);
}
