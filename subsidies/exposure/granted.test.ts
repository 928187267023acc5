import { expect, test } from 'vitest';
import { grantedOf } from './granted.ts';
import { grantKey } from './owed.ts';
import { owed } from './sample-records.ts';
import type { Grant } from './take-up.ts';

const GRANT: Grant = {
  ...{ rule: 'plan.first', code: 'firm-1', eventYear: 2022, date: '2023-06-01', fen: 100_000n },
};
/** Two rules promise the firm the same; the plan gives way to the later text. */
const KEPT = owed({ rule: 'later.first' });
const LOST = owed({
  ...{ rule: 'plan.first', afterStacking: 0n },
  lostTo: [{ rule: 'later.first', amount: 100_000n, group: 'first' }],
});
const keyOf = (rule: string, year = 2022) => grantKey(rule, 'firm-1', year);

test('what was granted under the rule that gave way is due under neither', () => {
  const { keys, asOwed } = grantedOf([GRANT], [KEPT, LOST]);
  expect(keys).toEqual(new Set([keyOf('plan.first'), keyOf('later.first')]));
  expect(asOwed).toEqual([{ ...GRANT, rule: 'later.first' }]);
});

test('what was granted under the rule that keeps it is not due under the other one either', () => {
  const grant = { ...GRANT, rule: 'later.first' };
  const { keys, asOwed } = grantedOf([grant], [KEPT, LOST]);
  expect(keys).toEqual(new Set([keyOf('plan.first'), keyOf('later.first')]));
  expect(asOwed).toEqual([grant]);
});

test('of another year, or another firm, nothing is settled by it', () => {
  const other = owed({ ...LOST, beneficiary: 'firm-2' });
  const before = owed({ ...LOST, eventDate: '2021-12-31' });
  const { keys } = grantedOf(
    [GRANT],
    [KEPT, owed({ ...KEPT, beneficiary: 'firm-2' }), other, before],
  );
  expect(keys).toEqual(new Set([keyOf('plan.first')]));
});

test('a rule that keeps one event of the year and loses another is granted for itself', () => {
  const { asOwed } = grantedOf([GRANT], [KEPT, LOST, owed({ rule: 'plan.first', fact: 'second' })]);
  expect(asOwed).toEqual([GRANT]);
});

test('a rule that a gate bars takes nothing over', () => {
  const barred = owed({ ...KEPT, afterStacking: 0n, gate: 'integrity' });
  expect(grantedOf([GRANT], [barred, LOST]).asOwed).toEqual([GRANT]);
});
