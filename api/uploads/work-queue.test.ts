import { expect, test } from 'vitest';
import { WorkQueue } from './work-queue.ts';

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test('one piece of work at a time, in the order of asking, also after one that fails', async () => {
  const queue = new WorkQueue();
  const first = gate();
  const said: string[] = [];
  const a = queue.run('a', async () => {
    await first.opened;
    said.push('a');
    throw new Error('a failed');
  });
  const b = queue.run('b', async () => void said.push('b'));
  const c = queue.run('c', async () => void said.push('c'));
  expect([queue.ahead('a'), queue.ahead('b'), queue.ahead('c')]).toEqual([0, 1, 2]);
  expect(said).toEqual([]);
  first.open();
  await expect(a).rejects.toThrow('a failed');
  await Promise.all([b, c]);
  expect(said).toEqual(['a', 'b', 'c']);
  expect(queue.has('c')).toBe(false);
});

test('what is taken back before its turn is never begun', async () => {
  const queue = new WorkQueue();
  const first = gate();
  const said: string[] = [];
  const a = queue.run('a', () => first.opened);
  void queue.run('b', async () => void said.push('b'));
  const c = queue.run('c', async () => void said.push('c'));
  queue.drop('b');
  expect([queue.has('b'), queue.ahead('c')]).toEqual([false, 1]);
  first.open();
  await Promise.all([a, c]);
  expect(said).toEqual(['c']);
});
