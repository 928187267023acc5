import { QuanhengError } from '../core/error.ts';
import { earlier, yearOf } from '../core/civil-date.ts';
import { formatYuan } from '../core/money.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { Row } from '../warehouse/connect.ts';
import { queryText } from '../warehouse/queries.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { totalsOf } from './amounts.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { Subsidies } from './catalogue.ts';
import type { Entitlement } from './entitlement.ts';
import { explainFacts } from './explain.ts';
import { unitsOf } from './find-units.ts';
import { notDueFacts, notDueRows, notInForce, type NotDue } from './not-due.ts';
import { presentEntitlement } from './present.ts';
import { briefly } from './rule-page.ts';
import type { Question } from './service.ts';
import { settledRows } from './settled-rows.ts';
import { unitFacts, type UnitFacts } from './unit-facts.ts';
import { rulesOfUnit } from './unit-rules.ts';

export type BeneficiaryQuestion = Omit<Question, 'year' | 'rule' | 'beneficiary'> & {
  readonly code: string;
  /** The latest year with facts where left out. */
  readonly year?: number | undefined;
};

interface Catalogue {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
  /** The rules that can pay in a year, and all that can pay in any, drafts apart. */
  rulesOf(year: number): AppliedRule[];
  readonly everyRule: readonly AppliedRule[];
  /** The first year in which any rule pays. */
  readonly firstYear: number;
}

/**
 * Everything due to one unit for a year's events, why, and why not. The rules are settled once; of
 * those that pay nothing, only they are asked further whose kind of facts the unit has.
 */
export async function beneficiaryPage(
  session: Session,
  question: BeneficiaryQuestion,
  catalogue: Catalogue,
) {
  const { code, asOf, knownAt } = question;
  const { subsidies, reference } = catalogue;
  const base = { code, as_of: asOf, known_at: knownAt };
  const facts = await unitFacts(session, question);
  const years = facts.years.filter((each) => each >= catalogue.firstYear);
  const year = question.year ?? years.at(-1) ?? yearOf(asOf);
  const unit = await unitOf(session, question, year, reference);
  const rules = rulesOfUnit(catalogue.rulesOf(year), facts);
  const { groups } = subsidies;
  const asked = { ...question, year, beneficiary: code };
  const rows = await settledRows(session, rules, groups, asked);
  const notDue = await nothingDue(session, rows, { rules, facts, catalogue, question: asked });
  const payments = await session.rows(queryText('beneficiary-payments'), base);
  return {
    year,
    years,
    unit,
    totals: totalsOf(rows),
    rows: rows.map((row) => ({ ...withRule(row, catalogue), beneficiaryName: unit.name })),
    notDue,
    payments: payments.map(presentPayment),
    facts: facts.of(year),
  };
}

export type BeneficiaryPage = Awaited<ReturnType<typeof beneficiaryPage>>;

/** What the registers call the unit, at the end of the year or the last that is known of it. */
async function unitOf(
  session: Session,
  { code, asOf, knownAt }: BeneficiaryQuestion,
  year: number,
  reference: Reference,
) {
  const district = reference.regions.get(code);
  const read = async (on: string) => (await unitsOf(session, [code], { on, knownAt }))[0];
  const row = (await read(earlier(`${year}-12-31`, asOf))) ?? (await read(asOf));
  if (row) return unitRow(row, reference);
  if (!district) {
    throw new QuanhengError('notFound', `nothing is loaded of a unit ${code}`, {
      mend: 'Search by part of a name or code: /api/beneficiaries?text=…',
    });
  }
  return districtUnit(district);
}

/** A unit as a row of the query `beneficiaries` has it. */
export function unitRow(row: Row, { regions }: Reference) {
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  const region = text('region');
  const place = region === null ? undefined : regions.get(region);
  return {
    code: String(row['code']),
    name: text('name'),
    kind: text('kind'),
    size: text('size'),
    region,
    regionName: place?.name ?? null,
    regionNameEn: place?.nameEn ?? null,
    registered: row['registered'] === true,
  };
}

/** A district or zone, which rules on its quotas pay. */
export function districtUnit({ id, name, nameEn }: { id: string; name: string; nameEn: string }) {
  return {
    code: id,
    name,
    kind: '政府',
    size: null,
    region: id,
    regionName: name,
    regionNameEn: nameEn,
    registered: false,
  };
}

function withRule(row: Entitlement, { subsidies, reference }: Catalogue) {
  const rule = subsidies.rules.find(({ id }) => id === row.rule);
  if (!rule) throw new Error(`no rule ${row.rule}`);
  const { title, titleEn, documentNo, clause } = briefly(rule, reference);
  return { ...presentEntitlement(row), title, titleEn, documentNo, clause };
}

interface Settled {
  readonly rules: readonly AppliedRule[];
  readonly facts: UnitFacts;
  readonly catalogue: Catalogue;
  readonly question: Question;
}

async function nothingDue(
  session: Session,
  rows: readonly Entitlement[],
  { rules, facts, catalogue, question }: Settled,
): Promise<NotDue[]> {
  const { year } = question;
  const rowsOf = Map.groupBy(rows, ({ rule }) => rule);
  const settled = new Set(rules.map(({ rule }) => rule.id));
  const list: NotDue[] = [];
  for (const applied of rules) {
    const own = rowsOf.get(applied.rule.id) ?? [];
    if (own.some(({ afterStacking }) => afterStacking !== null && afterStacking > 0n)) continue;
    if (own.length > 0) list.push(notDueRows(applied, own, catalogue));
    else if (facts.bearOn(applied, year)) {
      list.push(
        notDueFacts(
          applied,
          await explainFacts(session, applied, question, catalogue.reference.regions),
          catalogue,
        ),
      );
    }
  }
  for (const applied of catalogue.everyRule) {
    if (settled.has(applied.rule.id) || !facts.bearOn(applied, year)) continue;
    list.push(notInForce(applied, catalogue));
  }
  return list;
}

function presentPayment(row: Row) {
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  return {
    date: String(row['date']),
    budgetYear: Number(row['budget_year']),
    documentNo: text('document_no'),
    clause: text('clause'),
    amount: formatYuan(BigInt(String(row['amount_fen']))),
    fund: text('fund'),
    purpose: text('purpose'),
    provenance: row['simulated'] === true ? 'simulated' : 'reported',
  };
}
