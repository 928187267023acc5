import { readFileSync } from 'node:fs';
import type { CivilDate } from '../core/civil-date.ts';
import { projectPath } from '../reference/project-root.ts';
import type { Session } from '../warehouse/snapshot.ts';
import type { AppliedRule } from './applied-rule.ts';
import { capPlaces, capsSql } from './caps.ts';
import { dueSql } from './compile.ts';
import {
  factTableSql,
  factText,
  modelSql,
  unitSql,
  type FactSql,
  type FactTable,
} from './fact-tables.ts';
import { factsRead } from './facts-read.ts';
import { zeroTableSql } from './gates.ts';
import type { StackingGroup } from './stacking-schema.ts';

export interface Asked {
  /** The year of the events. */
  readonly year: number;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  readonly beneficiary: string | null;
  /** Leaves the facts as tables of the session, to be explained. */
  readonly keepsFacts?: boolean;
}

/**
 * Works out what the rules pay for a year, into the table `entitled`: facts, amounts, caps, gates,
 * and which of two benefits is lost. The rules' places in the list are their numbers.
 */
export async function settle(
  session: Session,
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
  asked: Asked,
): Promise<void> {
  const places = capPlaces(rules);
  const statements = rules.map((applied, number) => dueSql(applied, number, places));
  const { tables, shared } = factsRead(rules, statements, asked);
  const base = { known_at: asked.knownAt, beneficiary: asked.beneficiary };
  await session.script(registersSql(rules, tables), { ...base, to: `${asked.year}-12-31` });
  const facts = [
    ...[...shared.values()].map(modelSql),
    ...tables.map((table) => factTableSql(table, shared.has(table.model))),
  ];
  const isKept = ({ model }: { readonly model: string | null }) =>
    asked.keepsFacts === true || model === 'event';
  await session.script(facts.filter(isKept).map(keptSql).join('\n'), base);
  const happened = await eventsLoaded(session, tables);
  const paying = rules.flatMap((applied, number) => {
    const sql = statements[number];
    if (sql === undefined || !canHappen(applied, happened)) return [];
    return [{ sql, ofKept: isKept(applied.view) }];
  });
  const ofKept = paying.filter((each) => each.ofKept);
  const others = paying.filter((each) => !each.ofKept);
  const made = facts.filter((each) => !isKept(each));
  await session.script(
    `CREATE OR REPLACE TEMP TABLE entitled AS
${gatheredSql(ofKept, [])};
INSERT INTO entitled
${gatheredSql(others, made)};`,
    base,
  );
  const members = membersOf(rules, groups);
  await session.script(
    [
      ...capsSql(paying.map(({ sql }) => sql)),
      ...rules.flatMap((applied, number) => timesSql(applied, number, rules)),
      remainingSql(rules),
      sqlFile('membership'),
      ...(members.length === 0
        ? []
        : [`INSERT INTO membership VALUES ${members.map(memberRow).join(',\n')};`]),
    ].join('\n'),
    {},
  );
  for (const step of new Set(members.map(({ group }) => group.order))) {
    await session.script(sqlFile('stacking'), { step });
  }
}

function keptSql({ name, sql }: FactSql): string {
  return `CREATE OR REPLACE TEMP TABLE ${name} AS\n${sql};`;
}

/** What rules pay, from facts that are kept and from those that are made for it. */
function gatheredSql(
  paying: readonly { readonly sql: string }[],
  facts: readonly FactSql[],
): string {
  return sqlFile('entitled')
    .replace('-- facts', () => facts.map(({ name, sql }) => `${name} AS (\n${sql}\n),`).join('\n'))
    .replace('-- rules', () => paying.map(({ sql }) => `UNION ALL BY NAME\n${sql}`).join('\n'));
}

export function sqlFile(name: string): string {
  return readFileSync(projectPath('subsidies', 'settle', `${name}.sql`), 'utf8');
}

/** The registers that facts are held against: of units, of R&D spending and of integrity. */
function registersSql(rules: readonly AppliedRule[], tables: readonly FactTable[]): string {
  const gates = new Map(rules.flatMap((rule) => rule.gates.map((gate) => [gate.id, gate])));
  const all = [...gates.values()];
  return [
    unitSql(tables),
    ...(all.some(({ check }) => check.by === 'register') ? [factText('bar')] : []),
    ...all.map(zeroTableSql),
  ].join('\n');
}

/** The kinds, levels and years of event of which anything is loaded; other rules have nothing to pay. */
async function eventsLoaded(
  session: Session,
  tables: readonly FactTable[],
): Promise<ReadonlyMap<string, readonly Happened[]>> {
  const all: (Happened & { readonly type: string })[] = [];
  for (const { name, model } of tables) {
    if (model !== 'event') continue;
    const rows = await session.rows(
      `SELECT DISTINCT event_type, level, CAST(max(date) AS VARCHAR) AS last, CAST(min(date) AS VARCHAR) AS first FROM ${name} GROUP BY event_type, level, year(date)`,
      {},
    );
    for (const { event_type, level, first, last } of rows) {
      all.push({
        type: String(event_type),
        level: level === null ? null : String(level),
        first: String(first),
        last: String(last),
      });
    }
  }
  return Map.groupBy(all, ({ type }) => type);
}

interface Happened {
  readonly level: string | null;
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** False where no event of the rule's kind and level lies within its validity, or it has no facts. */
function canHappen(
  { rule, view, from, to }: AppliedRule,
  happened: ReadonlyMap<string, readonly Happened[]>,
): boolean {
  if (view.model !== 'event') return view.model !== null;
  const asked = rule.when['level'];
  const choices = view.columns.get('level')?.choices ?? {};
  const levels = Array.isArray(asked) ? asked.map((each) => choices[String(each)]) : undefined;
  return (happened.get(view.zh) ?? []).some(
    ({ level, first, last }) =>
      (levels === undefined || level === null || levels.includes(level)) &&
      last >= from &&
      (to === null || first <= to),
  );
}

/** What competes: nothing that a gate bars, and nothing whose amount is not known or not computed. */
function remainingSql(rules: readonly AppliedRule[]): string {
  const ceilings = rules.flatMap(({ rule }, number) =>
    rule.mechanism.kind === 'caseByCase' ? [number] : [],
  );
  const computed = ceilings.length === 0 ? '' : ` AND rule NOT IN (${ceilings.join(', ')})`;
  return `UPDATE entitled SET remaining = CASE
  WHEN gates <> 0 OR often IS NOT NULL THEN 0
  WHEN missing = 0${computed} THEN ceiling
END;`;
}

/** What of a rule competes in a group. */
interface Member {
  readonly rule: number;
  readonly group: StackingGroup;
  /** The group's place in the list. */
  readonly at: number;
  readonly contender: string;
  readonly rank: number;
}

/** The members of groups in which the run has several contenders. */
function membersOf(rules: readonly AppliedRule[], groups: readonly StackingGroup[]): Member[] {
  return groups.flatMap((group, at) => {
    const members = rules.flatMap((applied, number) => {
      const { rule } = applied;
      const own = rule.stacking.filter(
        (each) => each.group === group.id && each.rule !== 'additive',
      );
      const contender = {
        rule: String(number),
        role: rule.beneficiary.role,
        document: rule.document,
      }[group.compare];
      return own.map(() => ({ rule: number, group, at, contender, rank: place(applied, group) }));
    });
    return new Set(members.map(({ contender }) => contender)).size > 1 ? members : [];
  });
}

function memberRow({ rule, group, at, contender, rank }: Member): string {
  const { order, per, from = '0001-01-01', to = '9999-12-31' } = group;
  return `(${rule}, ${at}, ${order}, '${contender}', ${rank}, ${per.includes('year')}, ${per.includes('event')}, DATE '${from}', DATE '${to}')`;
}

/**
 * Who keeps it where sums are equal; the lowest does. Documents or roles that the group prefers come
 * first, then a sum that is fixed before one that is at most so much, then the later text.
 */
function place({ rule, rank }: AppliedRule, { prefers }: StackingGroup): number {
  const preferred = prefers.findIndex(
    (each) => each === rule.document || each === rule.beneficiary.role,
  );
  if (preferred !== -1) return preferred - prefers.length;
  const { rate, amount } = rule.nature;
  return (amount ?? rate) === 'ceiling' ? CEILINGS + rank : rank;
}

/** More than there are rules. */
const CEILINGS = 1_000_000;

/** Gates that count payments: those past the number are barred, in the order of their days. */
function timesSql(applied: AppliedRule, number: number, rules: readonly AppliedRule[]): string[] {
  return applied.gates.flatMap(({ check, terms, name, from, to }) => {
    if (check.by !== 'times') return [];
    const counted = rules.flatMap(({ rule }, at) =>
      check.of.includes(rule.id) || at === number ? [at] : [],
    );
    const until = to === null ? '' : ` AND event_date <= DATE '${to}'`;
    return [
      `UPDATE entitled SET often = '${name}'
WHERE rule = ${number} AND rowid IN (
  SELECT place
  FROM (
    SELECT rowid AS place, dense_rank() OVER (PARTITION BY beneficiary, simulated ORDER BY event_date, fact_id) AS nth
    FROM entitled
    WHERE rule IN (${counted.join(', ')}) AND gates = 0 AND ceiling > 0 AND event_date >= DATE '${from}'${until}
  )
  WHERE nth > ${terms.figure(check.most, 0).numerator}
);`,
    ];
  });
}
