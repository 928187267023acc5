import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows, withLoader } from './connect.ts';
import { homeAt } from './home.ts';
import { migrate } from './migrate.ts';

/** The facts of DESIGN.md §9, and the columns by which each is known. */
const KEYS: Record<string, readonly string[]> = {
  observation: ['region', 'indicator', 'period', 'publisher'],
  enterprise: ['code', 'valid_from'],
  recognition: ['certificate'],
  rd_spend: ['code', 'year', 'data_source'],
  contract: ['registration_no'],
  approval: ['approval_no'],
  payout: ['voucher_no', 'line_no'],
  appropriation: ['order_no', 'fund', 'account'],
  document_fund: ['document_no', 'fund'],
  event: ['event_no'],
  quota: ['year', 'region', 'indicator'],
  integrity: ['code', 'valid_from', 'case_no'],
};

/** What every claim carries, with whether it may be empty. */
const CLAIM = {
  claim_id: ['BIGINT', 'NO'],
  valid_from: ['DATE', expect.any(String)],
  known_from: ['DATE', 'NO'],
  known_basis: ['VARCHAR', 'NO'],
  provenance: ['VARCHAR', 'NO'],
  withdrawn: ['BOOLEAN', 'NO'],
  run_id: ['VARCHAR', 'NO'],
  file_sha256: ['VARCHAR', 'NO'],
  sheet: ['VARCHAR', 'YES'],
  row: ['INTEGER', 'NO'],
  content_hash: ['VARCHAR', 'NO'],
};

const home = homeAt(mkdtempSync(join(tmpdir(), 'quanheng-test-')));
afterAll(() => rmSync(home.folder, { recursive: true, force: true }));

const ask = (sql: string) => withLoader(home, (connection) => rows(connection, sql));

async function columnsOf(relation: string) {
  const found = await ask(
    `SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = '${relation}'`,
  );
  return Object.fromEntries(
    found.map((each) => [String(each['column_name']), [each['data_type'], each['is_nullable']]]),
  );
}

describe('the tables of the warehouse', () => {
  beforeAll(() => withLoader(home, migrate));

  test.for(Object.entries(KEYS))('keep %s as claims on two clocks', async ([fact, key]) => {
    const columns = await columnsOf(fact);
    expect(columns).toMatchObject(CLAIM);
    for (const name of key) expect(columns).toHaveProperty(name);
    expect(
      Object.entries(columns).filter(
        ([name, [type]]) => name.endsWith('_fen') && type !== 'BIGINT',
      ),
    ).toEqual([]);
  });

  test.for(Object.keys(KEYS))(
    'say for each claim of %s until when it was the last word',
    async (fact) => {
      const { known_to: knownTo, ...columns } = await columnsOf(`${fact}_known`);
      expect(knownTo?.[0]).toBe('DATE');
      expect(Object.keys(columns)).toEqual(Object.keys(await columnsOf(fact)));
    },
  );

  test('accept no provenance and no basis beyond those of the design', async () => {
    const values = (provenance: string, basis: string) =>
      `INSERT INTO quota (year, region, indicator, amount, valid_from, valid_to, provenance, known_from, known_basis, run_id, file_sha256, "row", content_hash)
       VALUES (2024, '370102', 'high_tech_firms', 10, '2024-01-01', '2024-12-31', '${provenance}', '2024-01-01', '${basis}', 'run-1', '', 2, '')`;
    await expect(ask(values('guessed', 'loaded'))).rejects.toThrow(/CHECK/);
    await expect(ask(values('published', 'guessed'))).rejects.toThrow(/CHECK/);
    await expect(ask(values('simulated', 'loaded'))).resolves.toBeDefined();
  });

  test('are there for every fact, and for no other', async () => {
    const views = await ask(
      "SELECT view_name FROM duckdb_views() WHERE view_name LIKE '%\\_known' ESCAPE '\\' ORDER BY 1",
    );
    const facts = views.map((view) => String(view['view_name']).replace(/_known$/, ''));
    expect(facts).toEqual(Object.keys(KEYS).toSorted());
  });

  test('stay as they are, rows included, when migrated again', async () => {
    const schema = async () => ({
      columns: await ask(
        'SELECT * FROM information_schema.columns ORDER BY table_name, ordinal_position',
      ),
      migrations: await ask('SELECT name FROM migration ORDER BY name'),
      quotas: await ask('SELECT * FROM quota'),
    });
    const before = await schema();
    expect(before.migrations.length).toBeGreaterThan(0);
    expect(before.quotas).toHaveLength(1);
    await withLoader(home, migrate);
    expect(await schema()).toEqual(before);
  });
});
