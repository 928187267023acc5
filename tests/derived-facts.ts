import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { cityOfRegions, regionsParameter } from '../reconcile/places.ts';
import type { DerivedName } from '../reconcile/service.ts';
import { loadReference } from '../reference/catalogue.ts';
import { rows, withLoader, type Parameter, type Row } from '../warehouse/connect.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { migrate } from '../warehouse/migrate.ts';
import { publish } from '../warehouse/publish.ts';
import { queryText } from '../warehouse/queries.ts';
import { temporaryFolder } from './sample-statistics.ts';

type Cells = Readonly<Record<string, Parameter>>;

const reference = loadReference();
const regions = regionsParameter(cityOfRegions(reference.regions));
const folder = temporaryFolder();

const CLAIM: Cells = {
  provenance: 'reported',
  known_from: '2020-01-01',
  known_basis: 'declared',
  run_id: 'run-1',
  file_sha256: '',
  row: 2,
  content_hash: '',
};

/** A sound row of each fact, in Lixia; a test states what it is about. */
const FACTS: Record<string, Cells> = {
  recognition: {
    ...CLAIM,
    certificate: 'GR1',
    code: 'firm-1',
    name: '甲公司',
    recognition_type: '首次认定',
    valid_from: '2020-12-08',
    valid_to: '2023-12-07',
    division: '370102',
  },
  contract: {
    ...CLAIM,
    registration_no: 'C1',
    class: '技术开发',
    state: '有效',
    seller_name: '甲公司',
    seller_division: '370102',
    buyer_name: '乙公司',
    buyer_division: '110000',
    amount_fen: 100,
    technical_amount_fen: 60,
    valid_from: '2022-05-01',
  },
  rd_spend: {
    ...CLAIM,
    code: 'firm-1',
    name: '甲公司',
    kind: '企业',
    division: '370102',
    year: 2022,
    valid_from: '2022-01-01',
    valid_to: '2022-12-31',
    data_source: '研发统计',
    in_statistics: true,
    reported: true,
    rd_fen: 500,
    basic_research_fen: 50,
  },
  approval: {
    ...CLAIM,
    approval_no: 'A1',
    document_no: '济科发〔2021〕27号',
    beneficiary: '甲公司',
    code: 'firm-1',
    managed_by: '370102',
    event_year: 2021,
    amount_fen: 1000,
    province_fen: 0,
    city_fen: 600,
    district_fen: 400,
    valid_from: '2022-03-01',
  },
  payout: {
    ...CLAIM,
    voucher_no: 'V1',
    line_no: 1,
    approval_no: 'A1',
    document_no: '济科发〔2021〕27号',
    payee: '甲公司',
    code: 'firm-1',
    managed_by: '370102',
    amount_fen: 1000,
    province_fen: 0,
    city_fen: 600,
    district_fen: 400,
    valid_from: '2022-06-01',
    budget_year: 2022,
  },
  appropriation: {
    ...CLAIM,
    order_no: 'B1',
    budget_year: 2022,
    level: '市级',
    region: '370100',
    fund: '科技成果转移转化资金',
    account: '2060404 科技成果转化与扩散',
    adjustment: '年初',
    amount_fen: 1000,
    valid_from: '2022-01-10',
  },
  quota: {
    ...CLAIM,
    year: 2022,
    region: '370102',
    indicator: 'high_tech_firms',
    amount: '10',
    valid_from: '2022-01-01',
    valid_to: '2022-12-31',
    known_from: '2022-02-01',
  },
  observation: {
    ...CLAIM,
    provenance: 'published',
    region: '370100',
    indicator: 'high_tech_firms',
    indicator_name: '高新技术企业数',
    period: '2022',
    period_kind: 'year',
    valid_from: '2022-01-01',
    valid_to: '2022-12-31',
    year: 2022,
    publisher: '统计公报',
    value: '1',
    unit: '家',
    printed_value: '1',
    printed_unit: '家',
    grade: 'A',
  },
};

type Fact = readonly [fact: keyof typeof FACTS & string, cells: Cells];

/** An empty data folder of its own with all tables, removed after the tests. */
export async function emptyHome(): Promise<Home> {
  const home = homeAt(join(folder, randomUUID()));
  await withLoader(home, migrate);
  return home;
}

/** Replaces what a data folder holds by these rows, in their order of arrival. */
export function hold(home: Home, facts: readonly Fact[]): Promise<void> {
  return withLoader(home, async (connection) => {
    for (const fact of Object.keys(FACTS)) await rows(connection, `DELETE FROM ${fact}`);
    for (const fact of facts) await insert(connection, fact);
  });
}

async function insert(connection: DuckDBConnection, [fact, cells]: Fact): Promise<void> {
  const row = { ...FACTS[fact], ...cells };
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((name) => `$${name}`).join(', ');
  await rows(connection, `INSERT INTO ${fact} (${columns}) VALUES (${values})`, row);
}

/** Publishes a data folder as one run would. */
export function publishHome(home: Home): Promise<unknown> {
  return withLoader(home, async (connection) => {
    await rows(
      connection,
      `INSERT INTO run (run_id, seq, source, started_on, provenance, rows_read, rows_loaded, rows_unchanged, rows_revised, rows_refused, content_sha256)
       VALUES ('run-1', 1, 'test', '2025-01-01', 'reported', 0, 0, 0, 0, 0, 'a')`,
    );
    return publish(connection, home);
  });
}

interface Asked {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** The rows of a derived query on two clocks, by default of days after every fact. */
export function derive(home: Home, name: DerivedName, asked: Asked = {}): Promise<Row[]> {
  const { asOf = '2025-12-31', knownAt = '2025-12-31' } = asked;
  return withLoader(home, (connection) =>
    rows(connection, queryText(name), { as_of: asOf, known_at: knownAt, regions }),
  );
}
