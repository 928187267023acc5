import { expect, test } from 'vitest';
import { LineProgress } from './progress.ts';

test('a person who watches a load sees the step, rows a second, and the time left', () => {
  let now = 0;
  const lines: string[] = [];
  const progress = new LineProgress(
    (text) => lines.push(text.replace('\r\u001b[K', '')),
    () => now,
  );
  now = 1000;
  progress.bytes(50, 100, 'a.csv');
  progress.step('reading', { name: 'a.csv', bytes: 100 });
  now = 3000;
  progress.rows(20_000);
  progress.step('publishing');
  now = 4000;
  progress.end();
  expect(lines[0]).toBe('校验文件 a.csv 50 %，约余 39 秒');
  expect(lines[1]).toMatch(/^读取 a\.csv，约余 \d+ 秒$/);
  expect(lines[2]).toMatch(/^读取 20,000 行，10,000 行\/秒，约余 \d+ 秒$/);
  expect(lines[3]).toMatch(/^发布快照/);
  expect(lines.at(-1)).toBe('20,000 行，4.0 秒，5,000 行/秒\n');
});

test('the time left never grows from one step of the same pace to the next', () => {
  let now = 0;
  const left: number[] = [];
  const progress = new LineProgress(
    (text) => left.push(Number(/约余 (\d+) 秒/.exec(text)?.[1] ?? 0)),
    () => now,
  );
  const steps = [
    ['reading', 5],
    ['checking', 40],
    ['merging', 65],
    ['publishing', 95],
  ] as const;
  for (const [step, at] of steps) {
    now = at * 100;
    progress.step(step, { name: 'a.csv', bytes: 1 });
  }
  expect(left).toEqual(left.toSorted((a, b) => b - a));
});
