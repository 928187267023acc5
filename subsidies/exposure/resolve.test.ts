import { expect, test } from 'vitest';
import { resolver } from './resolve.ts';
import { approval, owed, payment } from './sample-records.ts';

const DEVELOPMENT = 'jn-tech-transfer-2021.seller-development';
const SERVICE = 'jn-tech-transfer-2021.seller-service';
const BOTH = { candidates: [DEVELOPMENT, SERVICE] };
const service = (given: Parameters<typeof owed>[0] = {}) => owed({ rule: SERVICE, ...given });

test('a clause with one rule means that rule, whatever is owed', () => {
  expect(resolver([])(approval())).toBe(DEVELOPMENT);
});

test('a clause that no rule has means none', () => {
  expect(resolver([owed()])(approval({ candidates: [] }))).toBeNull();
});

test('of two rules that the clause can mean, the one that owes the beneficiary something is meant', () => {
  expect(resolver([service()])(approval(BOTH))).toBe(SERVICE);
  expect(resolver([service({ beneficiary: 'firm-2' })])(approval(BOTH))).toBeNull();
  expect(resolver([service({ eventDate: '2021-12-31' })])(approval(BOTH))).toBeNull();
});

test('the rule whose fact is the cause comes before one that owes just that sum', () => {
  const resolve = resolver([
    owed({ fact: 'C1', ceiling: 100_000n }),
    service({ fact: 'C2', ceiling: 900_000n }),
  ]);
  expect(resolve(approval({ ...BOTH, causeNo: 'C2' }))).toBe(SERVICE);
  expect(resolve(approval({ ...BOTH, causeNo: 'C9' }))).toBe(DEVELOPMENT);
});

test.each([
  [100n, [100n, 900n], DEVELOPMENT],
  [101n, [100n, 900n], SERVICE],
  [90n, [900n, 100n], SERVICE],
  [901n, [100n, 900n], SERVICE],
  [150n, [null, 200n], SERVICE],
])('a sum of %s beside ceilings of %s means %s', (fen, [development, consulting], rule) => {
  const resolve = resolver([
    owed({ ceiling: development ?? null }),
    service({ ceiling: consulting ?? null }),
  ]);
  expect(resolve(approval(BOTH, { city: fen }))).toBe(rule);
});

test('a sum for several events of the year is held against what they come to together', () => {
  const resolve = resolver([
    owed({ fact: 'C1', ceiling: 60_000n }),
    owed({ fact: 'C2', ceiling: 60_000n }),
    service({ ceiling: 900_000n }),
  ]);
  expect(resolve(approval(BOTH))).toBe(DEVELOPMENT);
});

test('where both allow as much, the one that overlaps leave something of is meant', () => {
  expect(resolver([owed({ afterStacking: 0n }), service()])(approval(BOTH))).toBe(SERVICE);
});

test('without a clause only a cause or a single rule that owes something decides', () => {
  const unsaid = { ...BOTH, clause: null };
  expect(resolver([owed(), service()])(approval(unsaid))).toBeNull();
  expect(resolver([service()])(approval(unsaid))).toBe(SERVICE);
  const resolve = resolver([owed({ fact: 'C1' }), service({ fact: 'C2' })]);
  expect(resolve(approval({ ...unsaid, causeNo: 'C1' }))).toBe(DEVELOPMENT);
});

test('an instalment means what its approval means, not what is nearest to itself', () => {
  const resolve = resolver([owed({ ceiling: 40_000n }), service({ ceiling: 100_000n })]);
  const instalment = payment({ ...BOTH, approval: approval(BOTH) }, { city: 40_000n });
  expect(resolve(instalment)).toBe(SERVICE);
  expect(resolve({ ...instalment, approval: null, approvalNo: null })).toBe(DEVELOPMENT);
});

test('a refund without an approval is told by what came back', () => {
  const resolve = resolver([owed({ ceiling: 40_000n }), service({ ceiling: 100_000n })]);
  const refund = payment({ ...BOTH, approval: null }, { city: -100_000n });
  expect(resolve(refund)).toBe(SERVICE);
});

test('a payment to another payee than the beneficiary means what its approval means', () => {
  const line = payment({ ...BOTH, code: 'bank-1', approval: approval(BOTH) });
  expect(resolver([service()])(line)).toBe(SERVICE);
});

test('a reported sum is not told by simulated facts', () => {
  expect(resolver([service({ simulated: true })])(approval(BOTH))).toBeNull();
  const simulated = approval({ ...BOTH, simulated: true });
  expect(resolver([service({ simulated: true })])(simulated)).toBe(SERVICE);
});
