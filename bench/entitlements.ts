import { readFileSync } from 'node:fs';
import { OPERATOR } from '../core/viewer.ts';
import { projectPath } from '../reference/project-root.ts';
import { SubsidyService } from '../subsidies/service.ts';
import { entitledRows } from '../subsidies/entitled-rows.ts';
import { settle } from '../subsidies/settle.ts';
import { homeOf, removeFiles, simulatedFiles } from '../tests/simulated-home.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { ms, quantile, timings, type Line } from './measure.ts';

const RUNS = 9;
const KNOWN_AT = '2026-11-21';
const YEAR = { year: 2023, asOf: KNOWN_AT, knownAt: KNOWN_AT };

/** The rules that bench/entitlements-by-hand.sql is written for. */
const BY_HAND: readonly string[] = [
  'jn-tech-transfer-2021.seller-development',
  'jn-tech-transfer-2021.seller-service',
  'jn-tech-transfer-2021.buyer-sme',
  'jn-tech-transfer-2021.broker',
  'jn-tech-transfer-2021.registrar',
  'jn-innovation-capacity-2021.htf-first',
  'jn-innovation-capacity-2021.htf-renewed',
  'jn-sci-services-2020.rd-increment-large',
  'jn-sci-services-2020.rd-total-small',
];

/**
 * What every rule owes for a year to 50,000 simulated firms with 200,000 contracts; nine rules of it
 * against the same in SQL written by hand, which must come to the same sums; and a tenth of the rows.
 */
export async function entitlements(homes: {
  readonly whole: Home;
  readonly tenth: Home;
}): Promise<Line[]> {
  const whole = city(homes.whole);
  const tenth = city(homes.tenth);
  const all = await middle(RUNS, () => whole.service.entitlements(YEAR, OPERATOR));
  const small = await middle(RUNS, () => tenth.service.entitlements(YEAR, OPERATOR));
  tenth.close();
  const sql = readFileSync(projectPath('bench', 'entitlements-by-hand.sql'), 'utf8');
  const { groups } = whole.service.subsidies;
  const rules = whole.service.payingRules(YEAR).filter(({ rule }) => BY_HAND.includes(rule.id));
  const engine = () =>
    whole.reader.session(async (session) => {
      await settle(session, rules, groups, { ...YEAR, beneficiary: null });
      return entitledRows(session, YEAR.year);
    });
  const byHand = () => whole.reader.session((session) => session.rows(sql, { known_at: KNOWN_AT }));
  const idOf = ({ rule }: { readonly rule: number }) => rules[rule]?.rule.id ?? '';
  const equal = sums(await engine(), idOf) === sums(await byHand(), ({ rule }) => String(rule));
  const pairs: { engine: number; byHand: number }[] = [];
  for (let pair = 0; pair < RUNS; pair++) {
    pairs.push({ byHand: await once(byHand), engine: await once(engine) });
  }
  whole.close();
  const ratio = quantile(
    pairs.map((pair) => pair.engine / pair.byHand),
    0.5,
  );
  return [
    {
      what: `entitlements of every rule, 50,000 firms, 200,000 contracts, one year (median of ${RUNS})`,
      figure: ms(all),
      baseline: '—',
      ratio: '—',
      budget: '≤ 1.5 s',
      within: all <= 1500,
    },
    {
      what: `entitlements of nine rules, at that size (median of ${RUNS})`,
      figure: ms(
        quantile(
          pairs.map((pair) => pair.engine),
          0.5,
        ),
      ),
      baseline: `the same rows by SQL written by hand: ${ms(
        quantile(
          pairs.map((pair) => pair.byHand),
          0.5,
        ),
      )}; sums ${equal ? 'equal' : 'NOT equal'} to the fen`,
      ratio: ratio.toFixed(2),
      budget: '≤ 1.5 × by hand',
      within: ratio <= 1.5 && equal,
    },
    {
      what: 'entitlements of every rule at ten times the rows',
      figure: ms(all),
      baseline: `5,000 firms, 20,000 contracts: ${ms(small)}`,
      ratio: (all / small).toFixed(2),
      budget: '≤ 12 × the time',
      within: all / small <= 12,
    },
  ];
}

/** A simulated Jinan of so many firms and contracts. */
export async function cityHome(firms: number, contracts: number): Promise<Home> {
  const files = await simulatedFiles(firms, contracts);
  const home = await homeOf(files);
  removeFiles(files);
  return home;
}

function city(home: Home) {
  const reader = new SnapshotReader(home);
  return { reader, service: new SubsidyService(reader), close: () => reader.close() };
}

async function middle(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  return quantile(await timings(runs, work), 0.5);
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const [time = Number.NaN] = await timings(1, work);
  return time;
}

/** The sum of each rule, as text that can be compared. */
function sums<Of extends { readonly remaining?: unknown }>(
  rows: readonly Of[],
  ruleOf: (row: Of) => string,
): string {
  const totals = new Map<string, bigint>();
  for (const row of rows) {
    const rule = ruleOf(row);
    totals.set(rule, (totals.get(rule) ?? 0n) + BigInt(String(row.remaining ?? 0)));
  }
  return [...totals].toSorted(([a], [b]) => a.localeCompare(b)).join(' ');
}
