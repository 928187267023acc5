import { expect, test } from 'vitest';
import type { Report } from '../subsidies/exposure/progress.ts';
import type { ExposureAnswer } from '../subsidies/exposure/service.ts';
import { ExposureRuns } from './exposure-runs.ts';
import { Refused } from './problem.ts';

/** Work that ends when it is told to. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<ExposureAnswer>();
  const told: { report: Report | null } = { report: null };
  const answer = {} as ExposureAnswer;
  return {
    answer,
    compute: (report: Report) => {
      told.report = report;
      return promise;
    },
    begun: () => told.report !== null,
    tell: (year: number, weight?: number) => told.report?.({ step: 'known', year }, weight),
    end: () => resolve(answer),
    fail: (error: Error) => reject(error),
  };
}

const steps = () => 10;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('exposures are worked out one after the other, and say how far they are', async () => {
  let now = 1000;
  const runs = new ExposureRuns(() => now);
  const [first, second] = [work(), work()];
  const [a, b] = [runs.answer('a', steps, first.compute), runs.answer('b', steps, second.compute)];
  await settled();
  expect([first.begun(), second.begun()]).toEqual([true, false]);
  expect(runs.progress('b').state).toBe('waiting');
  first.tell(2023, 4);
  expect(runs.progress('a')).toMatchObject({ state: 'running', done: 0, of: 10 });
  first.tell(2024);
  now = 3500;
  expect(runs.progress('a')).toEqual({
    ...{ state: 'running', done: 4, of: 10, since: 2.5 },
    step: { step: 'known', year: 2024 },
  });
  first.end();
  expect(await a).toBe(first.answer);
  expect(runs.progress('a')).toMatchObject({ state: 'done', done: 10, of: 10, step: null });
  await settled();
  expect(second.begun()).toBe(true);
  second.end();
  await b;
  expect(runs.progress('c').state).toBe('none');
});

test('equal questions share one run', async () => {
  const runs = new ExposureRuns(() => 0);
  const [first, second] = [work(), work()];
  const both = [runs.answer('a', steps, first.compute), runs.answer('a', steps, second.compute)];
  await settled();
  first.end();
  expect(await Promise.all(both)).toEqual([first.answer, first.answer]);
  expect(second.begun()).toBe(false);
});

test('one that fails leaves no trace, and the next has its turn', async () => {
  const runs = new ExposureRuns(() => 0);
  const [first, second] = [work(), work()];
  const a = runs.answer('a', steps, first.compute);
  const b = runs.answer('b', steps, second.compute);
  await settled();
  first.fail(new Error('no'));
  await expect(a).rejects.toThrow('no');
  expect(runs.progress('a').state).toBe('none');
  await settled();
  second.end();
  expect(await b).toBe(second.answer);
});

test('more than can wait are refused', async () => {
  const runs = new ExposureRuns(() => 0);
  const works = Array.from({ length: 20 }, work);
  const waiting = works.map((each, at) => runs.answer(`${at}`, steps, each.compute));
  await expect(runs.answer('more', steps, work().compute)).rejects.toThrow(Refused);
  for (const each of works) each.end();
  await Promise.all(waiting);
  const later = work();
  later.end();
  expect(await runs.answer('more', steps, later.compute)).toBe(later.answer);
});
