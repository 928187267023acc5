import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { afterAll, expect, test } from 'vitest';
import { receive, sha256Of } from './receive.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanheng-receive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pieces = (count: number) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < count; at++) controller.enqueue(Buffer.alloc(1000, at));
      controller.close();
    },
  });

test('a body is written as it came, with its size and checksum', async () => {
  const path = join(folder, 'a', 'a.csv');
  const { bytes, sha256 } = await receive(pieces(10), path, 10_000);
  expect(bytes).toBe(10_000);
  expect(await sha256Of(path)).toBe(sha256);
});

test('a body that does not say its size is stopped at the limit, and nothing is left of it', async () => {
  const path = join(folder, 'b', 'b.csv');
  await expect(receive(pieces(11), path, 10_000)).rejects.toMatchObject({ status: 413 });
  expect(existsSync(join(folder, 'b'))).toBe(false);
});
