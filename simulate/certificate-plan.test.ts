import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowsOf } from './certificate-plan.ts';

const first = (value: number) => ({
  year: 2021,
  value,
  basis: 'published' as const,
  published: null,
});

test('the flows of a year lead from one stock to the next', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(3000), (ending, steady, growth) => {
      const before = ending + steady;
      const options = { year: 2021, before, after: before + growth, ending, steady };
      const flows = flowsOf({ ...options, first: undefined });
      const change = flows.first + flows.movedIn - flows.movedOut - flows.revoked - flows.lapsed;
      expect(change).toBe(growth);
      expect(Object.values(flows).every((value) => value >= 0)).toBe(true);
      expect(flows.lapsed).toBeLessThanOrEqual(ending);
      expect(flows.movedOut + flows.revoked).toBeLessThanOrEqual(steady);
    }),
  );
});

test('published first recognitions are kept, and lapses give way', () => {
  const flows = flowsOf({
    year: 2021,
    before: 3029,
    after: 4397,
    ending: 600,
    steady: 2429,
    first: first(1368),
  });
  expect(flows.first).toBe(1368);
  expect(flows.movedIn).toBe(flows.lapsed + flows.movedOut + flows.revoked);
});

test('first recognitions that no flow can reconcile with the stocks are refused', () => {
  const options = { year: 2021, before: 100, after: 110, ending: 10, steady: 90 };
  expect(() => flowsOf({ ...options, first: first(500) })).toThrow('contradict');
});
