import { readFileSync } from 'node:fs';
import type { CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import { projectPath } from '../../reference/project-root.ts';
import type { Row } from '../../warehouse/connect.ts';
import type { Session } from '../../warehouse/snapshot.ts';
import type { Subsidies } from '../catalogue.ts';
import { regionsWithin } from '../condition-sql.ts';
import type { Shares } from '../rule-terms.ts';
import type { Level } from './leaf.ts';
import { meanings, type Meaning, type Written } from './meaning.ts';

export interface Clocks {
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  readonly city: 'jinan' | 'qingdao';
}

/** What a level of government bears of a sum, in fen. */
export type Parts = Shares;

/** What approvals and payments have in common. Money in fen; the parts sum to it. */
interface MoneyRecord extends Meaning, Written {
  /** The beneficiary's or payee's social credit code or own id. */
  readonly code: string | null;
  readonly name: string;
  readonly region: string | null;
  /** 事由编号: the event, certificate or contract for which it is. */
  readonly causeNo: string | null;
  readonly date: CivilDate;
  readonly parts: Parts;
  readonly fen: bigint;
  readonly simulated: boolean;
}

export interface ApprovalRecord extends MoneyRecord {
  readonly no: string;
  readonly documentNo: string;
  readonly eventYear: number;
}

/** A line of a voucher; a refund is negative. */
export interface PaymentRecord extends MoneyRecord {
  readonly voucher: string;
  readonly line: number;
  readonly approvalNo: string | null;
  /** Null where it names none, or none that is known and dated up to the day. */
  readonly approval: ApprovalRecord | null;
  readonly eventYear: number | null;
  readonly budgetYear: number;
  readonly fund: string | null;
  readonly account: string | null;
}

export interface AppropriationRecord {
  readonly orderNo: string;
  readonly budgetYear: number;
  /** Whose money it is: 上级转移 is money of the level above the one that is given it. */
  readonly level: Level;
  /** The region whose budget it is. */
  readonly region: string;
  readonly fund: string;
  readonly bureau: string | null;
  readonly account: string;
  readonly adjustment: Adjustment;
  readonly date: CivilDate;
  readonly fen: bigint;
  readonly simulated: boolean;
}

export type Adjustment = '年初' | '追加' | '调减' | '结转' | '上级转移';

/** The special fund that pays for a document from one day to another, both included. */
export interface DocumentFund {
  readonly documentNo: string;
  readonly fund: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly simulated: boolean;
}

export interface MoneyRecords {
  readonly approvals: readonly ApprovalRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly appropriations: readonly AppropriationRecord[];
  readonly funds: readonly DocumentFund[];
}

/**
 * Everything that was set aside, approved and paid in a city, of all years up to `asOf` as known at
 * `knownAt`, in the order of its days. Reported and simulated rows are both there; `counted` says
 * which count.
 */
export async function readRecords(
  session: Session,
  { asOf, knownAt, city }: Clocks,
  subsidies: Subsidies,
  reference: Reference,
): Promise<MoneyRecords> {
  const { regions, documents } = reference;
  const within = regionsWithin(regions, [CITY_REGION[city]]);
  const bound = { as_of: asOf, known_at: knownAt, regions: JSON.stringify(within) };
  const read = (name: string) => session.rows(sqlFile(name), bound);
  const meaning = meanings(subsidies, reference);
  const others = new Set(
    Object.entries(CITY_REGION).flatMap(([name, id]) =>
      name === city ? [] : regionsWithin(regions, [id]),
    ),
  );
  // Money of no region counts here unless its document or its payee is another city's.
  const here = ({ region, document, code }: MoneyRecord) => {
    if (region !== null) return true;
    const issuing = document === null ? undefined : documents.get(document)?.city;
    return issuing === undefined ? !others.has(code?.slice(2, 8) ?? '') : issuing === city;
  };
  const approvals = (await read('approvals')).map((row) => approvalOf(row, meaning)).filter(here);
  const byNo = new Map(approvals.map((each) => [approvalKey(each.no, each.simulated), each]));
  const payments = (await read('payments'))
    .map((row) => paymentOf(row, meaning, byNo))
    .filter(here);
  const appropriations = (await read('appropriations')).map(appropriationOf);
  const funds = (await read('document-funds')).map(fundOf);
  return { approvals, payments, appropriations, funds };
}

const CITY_REGION = { jinan: '370100', qingdao: '370200' } as const;

function sqlFile(name: string): string {
  return readFileSync(projectPath('subsidies', 'exposure', 'records', `${name}.sql`), 'utf8');
}

function approvalKey(no: string, simulated: boolean): string {
  return `${simulated ? 'simulated' : 'reported'} ${no}`;
}

function approvalOf(row: Row, meaning: (written: Written) => Meaning): ApprovalRecord {
  const [no, documentNo, clause = null, code = null, name, region = null, causeNo = null] =
    textsOf(row);
  const { document, candidates } = meaning({ documentNo: String(documentNo), clause });
  const parts = partsOf(row);
  return {
    no: String(no),
    document,
    documentNo: String(documentNo),
    clause,
    candidates,
    code,
    name: String(name),
    region,
    eventYear: Number(row['event_year']),
    causeNo,
    date: String(row['date']),
    parts,
    fen: sumOf(parts),
    simulated: row['simulated'] === true,
  };
}

function paymentOf(
  row: Row,
  meaning: (written: Written) => Meaning,
  approvals: ReadonlyMap<string, ApprovalRecord>,
): PaymentRecord {
  const [voucher, approvalNo = null, documentNo = null, clause = null, ...rest] = textsOf(row);
  const [code = null, name, region = null, causeNo = null, fund = null, account = null] = rest;
  const { document, candidates } = meaning({ documentNo, clause });
  const parts = partsOf(row);
  const simulated = row['simulated'] === true;
  return {
    voucher: String(voucher),
    line: Number(row['line_no']),
    approvalNo,
    approval:
      approvalNo === null ? null : (approvals.get(approvalKey(approvalNo, simulated)) ?? null),
    document,
    documentNo,
    clause,
    candidates,
    code,
    name: String(name),
    region,
    eventYear: row['event_year'] === null ? null : Number(row['event_year']),
    causeNo,
    date: String(row['date']),
    budgetYear: Number(row['budget_year']),
    fund,
    account,
    parts,
    fen: sumOf(parts),
    simulated,
  };
}

function textsOf(row: Row): readonly (string | null)[] {
  return JSON.parse(String(row['texts'])) as (string | null)[];
}

function partsOf(row: Row): Parts {
  return {
    province: fen(row['province_fen']),
    city: fen(row['city_fen']),
    district: fen(row['district_fen']),
  };
}

/** No record is loaded whose parts do not sum to it. */
function sumOf({ province, city, district }: Parts): bigint {
  return province + city + district;
}

function appropriationOf(row: Row): AppropriationRecord {
  const adjustment = String(row['adjustment']) as Adjustment;
  return {
    orderNo: String(row['order_no']),
    budgetYear: Number(row['budget_year']),
    level: levelOf(String(row['level']), adjustment),
    region: String(row['region']),
    fund: String(row['fund']),
    bureau: text(row['bureau']),
    account: String(row['account']),
    adjustment,
    date: String(row['date']),
    fen: fen(row['amount_fen']),
    simulated: row['simulated'] === true,
  };
}

/** Whose money it is; the state's counts with the province's, as no level stands above that here. */
function levelOf(level: string, adjustment: Adjustment): Level {
  if (level === '区县级') return adjustment === '上级转移' ? 'city' : 'district';
  return level === '市级' && adjustment !== '上级转移' ? 'city' : 'province';
}

function fundOf(row: Row): DocumentFund {
  return {
    documentNo: String(row['document_no']),
    fund: String(row['fund']),
    from: text(row['valid_from']),
    to: text(row['valid_to']),
    simulated: row['simulated'] === true,
  };
}

function text(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function fen(value: Row[string] | undefined): bigint {
  return BigInt(String(value));
}
