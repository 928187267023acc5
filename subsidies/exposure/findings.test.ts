import { describe, expect, test } from 'vitest';
import type { Entitlement } from '../entitlement.ts';
import { findingsOf, type FindingKind, type Holding } from './findings.ts';
import type { MoneyRecords } from './records.ts';
import { resolver } from './resolve.ts';
import { approval, owed, payment, records } from './sample-records.ts';

const DEVELOPMENT = 'jn-tech-transfer-2021.seller-development';
const HOLDS: Holding = { rule: { id: DEVELOPMENT }, from: '2021-04-27', to: '2024-04-26' };

function findings(given: Partial<MoneyRecords>, entitlements: readonly Entitlement[] = [owed()]) {
  return findingsOf(records(given), resolver(entitlements), entitlements, [HOLDS]);
}

function found(
  kind: FindingKind,
  given: Partial<MoneyRecords>,
  entitlements?: readonly Entitlement[],
) {
  return findings(given, entitlements).flatMap((each) =>
    each.kind === kind ? [[each.record, each.fen, each.allowed]] : [],
  );
}

test('what is approved and paid as it is owed gives no finding', () => {
  expect(findings({ approvals: [approval()], payments: [payment()] })).toEqual([]);
});

describe('approvals and payments above what is owed', () => {
  const above = { approvals: [approval({}, { city: 100_001n })] };

  test('are found to the fen, with what is allowed', () => {
    expect(findings(above)).toEqual([
      {
        kind: 'approvalAboveEntitlement',
        rule: DEVELOPMENT,
        document: 'jn-tech-transfer-2021',
        code: 'firm-1',
        name: '甲公司',
        region: '370102',
        year: 2023,
        date: '2023-06-01',
        fen: 100_001n,
        allowed: 100_000n,
        record: 'A1',
      },
    ]);
  });

  test('are found where each is within the bound and all together are not', () => {
    const approvals = [approval(), approval({ no: 'A2', date: '2023-09-01' }, { city: 1n })];
    expect(found('approvalAboveEntitlement', { approvals })).toEqual([['A2', 100_001n, 100_000n]]);
  });

  test('are none where the surplus came back', () => {
    const given = {
      payments: [payment({}, { city: 150_000n }), payment({ line: 2 }, { city: -50_000n })],
    };
    expect(found('paymentAboveEntitlement', given)).toEqual([]);
  });

  test('are held against the event that is their cause, not against the year', () => {
    const rows = [owed({ fact: 'C1', ceiling: 40_000n }), owed({ fact: 'C2', ceiling: 90_000n })];
    const given = { approvals: [approval({ causeNo: 'C1' })] };
    expect(found('approvalAboveEntitlement', given, rows)).toEqual([['A1', 100_000n, 40_000n]]);
    expect(found('approvalAboveEntitlement', { approvals: [approval()] }, rows)).toEqual([]);
  });

  test('under a gate are above nothing at all', () => {
    const barred = [owed({ gate: 'integrity', gates: ['integrity'], afterStacking: 0n })];
    const given = { approvals: [approval()] };
    expect(found('approvalAboveEntitlement', given, barred)).toEqual([['A1', 100_000n, 0n]]);
  });

  test('under the lower of two exclusive rules are allowed unless the higher is had as well', () => {
    const buyer = 'jn-tech-transfer-2021.buyer-sme';
    const lostTo = [{ rule: buyer, amount: 100_000n, group: 'tech-transfer-roles' }];
    const rows = [owed({ afterStacking: 0n, lostTo }), owed({ rule: buyer, ceiling: 200_000n })];
    const higher = approval({ no: 'A2', clause: '第五条', candidates: [buyer] });
    expect(found('approvalAboveEntitlement', { approvals: [approval()] }, rows)).toEqual([]);
    expect(found('approvalAboveEntitlement', { approvals: [approval(), higher] }, rows)).toEqual([
      ['A1', 100_000n, 0n],
    ]);
  });

  test('are not judged where an input of the entitlement is missing, or none is known', () => {
    expect(found('approvalAboveEntitlement', above, [owed({ ceiling: null })])).toEqual([]);
    expect(found('approvalAboveEntitlement', above, [])).toEqual([]);
  });

  test('of instalments are held against their approval', () => {
    const small = approval({}, { city: 60_000n });
    const payments = [
      payment({ approval: small }, { city: 40_000n }),
      payment({ approval: small, voucher: 'V2' }, { city: 20_001n }),
    ];
    expect(found('paymentAboveApproval', { payments })).toEqual([['V2/1', 60_001n, 60_000n]]);
  });
});

test('a payment whose clause no rule has is found and named by its document number', () => {
  const stray = { document: null, documentNo: '济科字〔2024〕9号', candidates: [] };
  const given = { payments: [payment({ ...stray, approval: approval(stray) })] };
  expect(findings(given)).toMatchObject([
    { kind: 'paymentWithoutRule', rule: null, document: '济科字〔2024〕9号', record: 'V1/1' },
  ]);
});

test('a payment without an approval, or with one that is not known, is found', () => {
  const payments = [
    payment({ approval: null }, { city: 1n }),
    payment({ approval: null, approvalNo: 'A9', line: 2 }, { city: 2n }),
  ];
  expect(found('paymentWithoutApproval', { payments })).toEqual([
    ['V1/1', 1n, null],
    ['V1/2', 2n, null],
  ]);
});

test.each([
  [2020, '2023-07-01', 'eventBeforeRule'],
  [2021, '2021-04-26', 'eventBeforeRule'],
  [2021, '2023-07-01', undefined],
  [2024, '2027-07-01', undefined],
  [2025, '2026-07-01', 'eventAfterRule'],
  [null, '2026-07-01', undefined],
])('a payment for events of %s made on %s gives %s', (eventYear, date, kind) => {
  const event = { eventYear: eventYear ?? 2022 };
  const line = payment({ date, eventYear, approval: eventYear === null ? null : approval(event) });
  const kinds = findings({ payments: [line] }, []).map((each) => each.kind);
  expect(kinds.filter((each) => each.startsWith('event'))).toEqual(kind ? [kind] : []);
});

describe('refunds', () => {
  test('of no more than was paid are no finding', () => {
    const payments = [payment(), payment({ line: 2 }, { city: -100_000n })];
    expect(findings({ payments })).toEqual([]);
  });

  test('greater than the payments of their approval are found', () => {
    const payments = [payment(), payment({ line: 2 }, { city: -100_001n })];
    expect(found('refundAbovePayments', { payments })).toEqual([['V1/2', -1n, 0n]]);
  });

  test('without an approval are held against payments to the same unit under the same clause', () => {
    const back = { approval: null, line: 2 };
    const payments = [payment({ approval: null }), payment(back, { city: -100_000n })];
    expect(found('refundAbovePayments', { payments })).toEqual([]);
    const other = [payment({ approval: null, code: 'firm-2' }), payment(back, { city: -5n })];
    expect(found('refundAbovePayments', { payments: other })).toEqual([['V1/2', -5n, 0n]]);
  });
});

test('simulated payments beside reported ones are not held against anything', () => {
  const made = payment({ simulated: true, approval: null }, { city: 900_000n });
  expect(findings({ payments: [payment(), made] })).toEqual([]);
});
