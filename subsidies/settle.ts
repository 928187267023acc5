import { readFileSync } from 'node:fs';
import type { CivilDate } from '../core/civil-date.ts';
import { earlier } from '../core/civil-date.ts';
import { projectPath } from '../reference/project-root.ts';
import type { Session } from '../warehouse/snapshot.ts';
import type { AppliedRule } from './applied-rule.ts';
import { capOf, dueSql } from './compile.ts';
import { factTableSql, modelSql, tableName, unitSql, type FactTable } from './fact-tables.ts';
import { barsOnDay, zeroTableSql, type Gate } from './gates.ts';
import { ruleTermsSql, values } from './rule-terms.ts';
import type { StackingGroup } from './stacking-schema.ts';

export interface Asked {
  /** The year of the events. */
  readonly year: number;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  readonly beneficiary: string | null;
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
  const tables = factTables(rules, asked);
  const base = { known_at: asked.knownAt, beneficiary: asked.beneficiary };
  await session.script(gateTablesSql(rules), { ...base, from: '0001-01-01', to: asked.asOf });
  for (const [model, { from, to }] of models(tables)) {
    await session.script(modelSql(model), { ...base, from, to });
  }
  await session.script([...tables.values()].map(factTableSql).join('\n'), base);
  const happened = await eventsLoaded(session, [...tables.values()]);
  const statements = rules.flatMap((applied, number) => {
    const { view, rule } = applied;
    if (view.model === 'event' && !canHappen(applied, happened)) return [];
    const table = tables.get(tableName(view, rule.beneficiary));
    if (!table) return [];
    return [dueSql(applied, number, { table: table.name, flags: flagNames(applied.gates) })];
  });
  await session.script(
    [
      sqlFile('due'),
      sqlFile('terms'),
      ...statements,
      ruleTermsSql(rules),
      values('membership', members(rules, groups)),
      sqlFile('caps'),
      ...rules.flatMap((applied, number) => timesSql(applied, number, rules)),
      sqlFile('remaining'),
    ].join('\n'),
    {},
  );
  for (const step of new Set(groups.map(({ order }) => order))) {
    await session.script(sqlFile('stacking'), { step });
  }
}

export function sqlFile(name: string): string {
  return readFileSync(projectPath('subsidies', 'settle', `${name}.sql`), 'utf8');
}

/** The facts that the rules read: one table a kind and role, as far back as any rule must look. */
function factTables(rules: readonly AppliedRule[], { year, asOf }: Asked): Map<string, FactTable> {
  const to = earlier(`${year}-12-31`, asOf);
  const tables = new Map<string, FactTable>();
  for (const applied of rules) {
    const { rule, view } = applied;
    const name = tableName(view, rule.beneficiary);
    const from = looksBack(applied) ? applied.from : `${year}-01-01`;
    const known = tables.get(name);
    const flags = new Map(known?.flags);
    for (const gate of applied.gates) {
      const sql = barsOnDay(gate);
      if (sql !== undefined) flags.set(flagName(gate), sql);
    }
    const paid = rule.beneficiary;
    tables.set(name, {
      name,
      view,
      paid,
      from: known ? earlier(known.from, from) : from,
      to,
      flags,
    });
  }
  return tables;
}

/** The models behind the tables, each for all the days that one of them looks at. */
function models(tables: ReadonlyMap<string, FactTable>): Map<string, FactTable> {
  const widest = new Map<string, FactTable>();
  for (const table of tables.values()) {
    const { model } = table.view;
    if (model === null) continue;
    const known = widest.get(model);
    if (known === undefined || table.from < known.from) widest.set(model, table);
  }
  return widest;
}

/** True where what was paid in former years counts: a sum or cap for good, or a number of times. */
function looksBack({ rule, gates }: AppliedRule): boolean {
  const { mechanism, caps } = rule;
  const forGood = (per: readonly string[]) => !per.includes('year') && !per.includes('event');
  const own = 'per' in mechanism && forGood(mechanism.per);
  const capped = own && (capOf(mechanism) !== null || ONCE.has(mechanism.kind));
  return (
    capped ||
    caps.some(({ per }) => forGood(per)) ||
    gates.some(({ check }) => check.by === 'times')
  );
}

const ONCE: ReadonlySet<string> = new Set(['fixed', 'graded', 'instalments']);

function flagName({ id }: Gate): string {
  return `bars_${id.replaceAll(/[^a-z0-9]/g, '_')}`;
}

function flagNames(gates: readonly Gate[]): ReadonlyMap<string, string> {
  return new Map(
    gates.flatMap((gate) => (barsOnDay(gate) === undefined ? [] : [[gate.id, flagName(gate)]])),
  );
}

function gateTablesSql(rules: readonly AppliedRule[]): string {
  const gates = new Map(rules.flatMap((rule) => rule.gates.map((gate) => [gate.id, gate])));
  const checks = new Set([...gates.values()].map(({ check }) => check.by));
  const fact = (name: string) =>
    readFileSync(projectPath('subsidies', 'facts', `${name}.sql`), 'utf8');
  return [
    unitSql(),
    fact('rd-known'),
    ...(checks.has('register') ? [fact('bar')] : []),
    ...(checks.has('zeroRd') ? [fact('rd-year'), ...[...gates.values()].map(zeroTableSql)] : []),
    ...(checks.has('otherEvent')
      ? [`CREATE OR REPLACE TEMP TABLE other_event AS\n${fact('event')};`]
      : []),
  ].join('\n');
}

/** The kinds, levels and years of event of which anything is loaded; other rules have nothing to pay. */
async function eventsLoaded(
  session: Session,
  tables: readonly FactTable[],
): Promise<ReadonlyMap<string, readonly Happened[]>> {
  const all: (Happened & { readonly type: string })[] = [];
  for (const { name, view } of tables) {
    if (view.model !== 'event') continue;
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

/** True where some event of the rule's kind and level lies within its validity. */
function canHappen(
  { rule, view, from, to }: AppliedRule,
  happened: ReadonlyMap<string, readonly Happened[]>,
): boolean {
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

/** Rows of `membership`: what of each rule competes in which group. */
function members(rules: readonly AppliedRule[], groups: readonly StackingGroup[]): string[] {
  const byId = new Map(groups.map((group, at) => [group.id, { group, at }]));
  return rules.flatMap(({ rule, rank }, number) =>
    rule.stacking.flatMap(({ group: id, rule: word }) => {
      const found = byId.get(id);
      if (!found || word === 'additive') return [];
      const { group, at } = found;
      const contender = {
        rule: String(number),
        role: rule.beneficiary.role,
        document: rule.document,
      }[group.compare];
      const byYear = group.per.includes('year');
      const byEvent = group.per.includes('event');
      const first = group.prefers.includes(rule.document) ? -1 : rank;
      const from = group.from ?? '0001-01-01';
      return [
        `(${number}, ${at}, ${group.order}, '${contender}', ${first}, ${byYear}, ${byEvent}, DATE '${from}')`,
      ];
    }),
  );
}

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
WHERE rule = ${number} AND id IN (
  SELECT id
  FROM (
    SELECT id, dense_rank() OVER (PARTITION BY beneficiary, simulated ORDER BY event_date, fact_id) AS nth
    FROM entitled
    WHERE rule IN (${counted.join(', ')}) AND gates = 0 AND ceiling > 0 AND event_date >= DATE '${from}'${until}
  )
  WHERE nth > ${terms.figure(check.most, 0).numerator}
);`,
    ];
  });
}
