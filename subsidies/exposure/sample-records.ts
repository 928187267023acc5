import type { Entitlement } from '../entitlement.ts';
import type {
  ApprovalRecord,
  AppropriationRecord,
  MoneyRecords,
  Parts,
  PaymentRecord,
} from './records.ts';

const DEVELOPMENT = 'jn-tech-transfer-2021.seller-development';
const MONEY = {
  document: 'jn-tech-transfer-2021',
  documentNo: '济科发〔2021〕27号',
  clause: '第四条',
  candidates: [DEVELOPMENT],
  code: 'firm-1',
  name: '甲公司',
  region: '370102',
  eventYear: 2022,
  causeNo: null,
  simulated: false,
} as const;

/** 甲公司 in Lixia is granted a thousand yuan for its contracts of 2022; a test states what it is about. */
export function approval(
  given: Partial<ApprovalRecord> = {},
  parts: Partial<Parts> = { city: 100_000n },
): ApprovalRecord {
  return { ...MONEY, no: 'A1', date: '2023-06-01', ...summed(parts), ...given };
}

/** It is paid in the following month. */
export function payment(
  given: Partial<PaymentRecord> = {},
  parts: Partial<Parts> = { city: 100_000n },
): PaymentRecord {
  const approved = given.approval === undefined ? approval() : given.approval;
  return {
    ...MONEY,
    voucher: 'V1',
    line: 1,
    approvalNo: approved?.no ?? null,
    approval: approved,
    date: '2023-07-01',
    budgetYear: 2023,
    fund: '科技成果转移转化资金',
    account: '2060404 科技成果转化与扩散',
    ...summed(parts),
    ...given,
  };
}

/** The city sets aside ten thousand yuan for it. */
export function appropriation(given: Partial<AppropriationRecord> = {}): AppropriationRecord {
  return {
    orderNo: 'B1',
    budgetYear: 2023,
    level: 'city',
    region: '370100',
    fund: '科技成果转移转化资金',
    bureau: '济南市科学技术局',
    account: '2060404 科技成果转化与扩散',
    adjustment: '年初',
    date: '2023-01-15',
    fen: 1_000_000n,
    simulated: false,
    ...given,
  };
}

export function records(given: Partial<MoneyRecords>): MoneyRecords {
  return { approvals: [], payments: [], appropriations: [], funds: [], ...given };
}

/** What the city owes 甲公司 for its contracts of 2022. */
export function owed(given: Partial<Entitlement> = {}): Entitlement {
  const ceiling = given.ceiling === undefined ? 100_000n : given.ceiling;
  return {
    rule: DEVELOPMENT,
    document: 'jn-tech-transfer-2021',
    beneficiary: 'firm-1',
    region: '370102',
    simulated: false,
    draft: false,
    fact: '2022',
    eventDate: '2022-12-31',
    facts: 1,
    factsBarred: 0,
    basis: null,
    uncapped: ceiling,
    ceiling,
    atLeast: null,
    afterStacking: ceiling,
    shares: ceiling === null ? null : { province: 0n, city: ceiling, district: 0n },
    payableYear: 2023,
    payableBasis: 'printed',
    lostTo: [],
    gate: null,
    gates: [],
    missingInputs: [],
    presumed: [],
    instalment: null,
    ...given,
  };
}

function summed({ province = 0n, city = 0n, district = 0n }: Partial<Parts>) {
  return { parts: { province, city, district }, fen: province + city + district };
}
