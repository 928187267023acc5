import { formatYuan } from '../core/money.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { Row } from '../warehouse/connect.ts';
import type { Session } from '../warehouse/snapshot.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { MoneyRule, Subsidies } from './catalogue.ts';
import { conditionShown, placesNamed } from './condition-shown.ts';
import { capsOf } from './caps.ts';
import type { Entitlement } from './entitlement.ts';
import { tableName } from './fact-tables.ts';
import { barsOnDay, type Gate } from './gates.ts';
import { inputsOf, type Input } from './inputs.ts';
import { MECHANISM_NAMES } from './mechanisms.ts';
import { referencesOf } from './references.ts';
import { presentEntitlement, presentRule } from './present.ts';
import type { Choices } from './readings.ts';
import type { Question } from './service.ts';

/** One fact of the beneficiary, and whether the rule counts it. */
export interface ExplainedFact {
  readonly fact: string;
  readonly date: string;
  readonly counts: boolean;
  readonly inValidity: boolean;
  readonly checks: readonly {
    readonly column: string;
    readonly zh: string;
    readonly expected: string | null;
    readonly found: string | null;
    readonly outcome: 'met' | 'notMet' | 'missing' | 'presumed';
  }[];
  readonly barredBy: readonly string[];
}

export type Trace = ReturnType<typeof traceOf>;

/**
 * Every fact of the beneficiary that the rule could look at in the year, with each condition. To be
 * asked in the session in which the rules were settled, since it reads the tables made there.
 */
export async function explainFacts(
  session: Session,
  applied: AppliedRule,
  { year, beneficiary }: Pick<Question, 'year' | 'beneficiary'>,
  regions: Regions,
): Promise<ExplainedFact[]> {
  const { view, rule, from, to } = applied;
  const inputs = inputsOf(applied);
  const valid =
    to === null ? `f.date >= DATE '${from}'` : `f.date BETWEEN DATE '${from}' AND DATE '${to}'`;
  const gates = applied.gates.flatMap((gate) => {
    const sql = barsOnDay(gate);
    return sql === undefined ? [] : [{ gate, sql }];
  });
  const columns = [
    'f.fact_id AS fact',
    'CAST(f.date AS VARCHAR) AS date',
    `${valid} AS in_validity`,
    ...inputs.flatMap(({ holds, unknown, name }, at) => [
      `(${holds}) AS holds_${at}`,
      `(${unknown}) AS unknown_${at}`,
      `${shown(applied, name)} AS found_${at}`,
    ]),
    ...gates.map(({ sql }, at) => `${sql} AS bars_${at}`),
  ];
  const only = view.only === undefined ? '' : ` AND ${view.only}`;
  const rows = await session.rows(
    `SELECT ${columns.join(',\n  ')}\nFROM ${tableName(view, rule.beneficiary)} f\nWHERE year(f.date) = $year AND f.b_code = $beneficiary${only}\nORDER BY f.date, f.fact_id`,
    { year, beneficiary: beneficiary ?? null },
  );
  return rows.map((row) =>
    explained(
      row,
      applied,
      inputs,
      gates.map(({ gate }) => gate),
      regions,
    ),
  );
}

type Regions = Reference['regions'];

function explained(
  row: Row,
  applied: AppliedRule,
  inputs: readonly Input[],
  gates: readonly Gate[],
  regions: Regions,
): ExplainedFact {
  const checks = inputs.map((input, at) => {
    const unknown = row[`unknown_${at}`] === true;
    const outcome = unknown
      ? input.register
        ? ('presumed' as const)
        : ('missing' as const)
      : row[`holds_${at}`] === false
        ? ('notMet' as const)
        : ('met' as const);
    const found = row[`found_${at}`] === null ? null : String(row[`found_${at}`]);
    const place =
      input.name === 'region' || applied.view.columns.get(input.name)?.kind === 'region';
    return {
      column: input.name,
      zh: input.zh,
      expected: conditionShown(applied, input.name, regions),
      found: found !== null && place ? placesNamed(found, regions) : found,
      outcome,
    };
  });
  const barredBy = gates.filter((_, at) => row[`bars_${at}`] === true).map(({ name }) => name);
  const inValidity = row['in_validity'] === true;
  return {
    fact: String(row['fact']),
    date: String(row['date']),
    inValidity,
    counts:
      inValidity && checks.every(({ outcome }) => outcome !== 'notMet') && barredBy.length === 0,
    checks,
    barredBy,
  };
}

/** A cell as a reader knows it: money in yuan, flags as 是 and 否. */
function shown({ view }: AppliedRule, name: string): string {
  if (name === 'kind') return 'f.b_kind';
  if (name === 'region') return 'f.b_region';
  const column = view.columns.get(name);
  if (!column) return 'NULL';
  // Fen times a hundredth, since a division leaves exact numbers.
  if (column.kind === 'money')
    return `CAST(CAST(${column.sql} AS DECIMAL(36, 0)) * CAST('0.01' AS DECIMAL(2, 2)) AS VARCHAR)`;
  if (column.kind === 'texts') return `array_to_string(${column.sql}, '、')`;
  if (column.kind === 'flag')
    return `CASE WHEN ${column.sql} THEN '是' WHEN NOT ${column.sql} THEN '否' END`;
  return `CAST(${column.sql} AS VARCHAR)`;
}

/** The whole answer to “why this amount”, in the order in which it came about. */
export function traceOf(
  applied: AppliedRule,
  facts: readonly ExplainedFact[],
  rows: readonly Entitlement[],
  { question, subsidies, reference }: Context,
) {
  const { rule } = applied;
  const own = rows.filter((row) => row.rule === rule.id);
  const kind = rule.mechanism.kind;
  return {
    rule: presentRule(rule, reference, question.asOf),
    beneficiary: question.beneficiary ?? null,
    year: question.year,
    readings: readingsOf(rule, subsidies, question.readings ?? {}),
    facts,
    gates: applied.gates.map((gate) => gateOutcome(gate, facts, own, subsidies)),
    parameters: parametersOf(applied, subsidies, reference),
    mechanism: {
      kind,
      ...MECHANISM_NAMES[kind],
      per: 'per' in rule.mechanism ? rule.mechanism.per : null,
      caps: capsOf(rule),
    },
    steps: own.map((row) => ({
      fact: row.fact,
      eventDate: row.eventDate,
      facts: row.facts,
      factsBarred: row.factsBarred,
      basis: yuan(row.basis),
      beforeCaps: yuan(row.uncapped),
      afterCaps: yuan(row.ceiling),
      afterStacking: yuan(row.afterStacking),
      missingInputs: row.missingInputs,
    })),
    stacking: rule.stacking.map(({ group, rule: word }) => {
      const found = subsidies.groups.find(({ id }) => id === group);
      const members = subsidies.rules.filter(({ stacking }) =>
        stacking.some((each) => each.group === group),
      );
      return {
        group,
        rule: word,
        title: found?.title ?? group,
        titleEn: found?.titleEn ?? group,
        note: found?.note ?? '',
        rivals: rows
          .filter((row) => row.rule !== rule.id && members.some(({ id }) => id === row.rule))
          .map((row) => ({
            rule: row.rule,
            fact: row.fact,
            ceiling: yuan(row.ceiling),
            afterStacking: yuan(row.afterStacking),
          })),
        lostTo: own
          .flatMap(({ lostTo }) => lostTo.filter((loss) => loss.group === group))
          .map(({ rule: winner, amount }) => ({ rule: winner, amount: formatYuan(amount) })),
      };
    }),
    rounding: { mode: applied.rounding, step: '0.01', place: 'amount' },
    shares: (rule.shares ?? []).map(
      ({ from = null, province = '0', city = '0', district = '0', basis, evidence = null }) => ({
        ...{ from, province, city, district },
        ...{ basis, evidence },
      }),
    ),
    payable: {
      years: [...new Set(own.map(({ payableYear }) => payableYear))].toSorted((a, b) => a - b),
      lag: rule.payable.lag,
      countedFrom: rule.payable.yearOf ?? null,
      basis: rule.payable.lag === 'notPrinted' ? ('assumed' as const) : ('printed' as const),
      evidence: rule.payable.evidence ?? null,
      note: rule.payable.note ?? null,
    },
    rows: own.map(presentEntitlement),
    answer: answer(own, facts),
  };
}

interface Context {
  readonly question: Question;
  readonly subsidies: Subsidies;
  readonly reference: Reference;
}

/** In a word: what is due, or why nothing is. */
function answer(own: readonly Entitlement[], facts: readonly ExplainedFact[]) {
  if (own.length > 0) {
    const sum = own.reduce((total, { afterStacking }) => total + (afterStacking ?? 0n), 0n);
    const unknown = own.some(({ afterStacking }) => afterStacking === null);
    if (unknown) return { due: null, reason: 'missingInput' as const };
    if (sum > 0n) return { due: formatYuan(sum), reason: 'due' as const };
    if (own.some(({ gate }) => gate !== null)) return { due: '0.00', reason: 'gate' as const };
    if (own.some(({ lostTo }) => lostTo.length > 0))
      return { due: '0.00', reason: 'stacking' as const };
    return { due: '0.00', reason: 'nothingLeft' as const };
  }
  if (facts.length === 0) return { due: '0.00', reason: 'noFacts' as const };
  const dated = facts.some(({ inValidity }) => inValidity);
  return { due: '0.00', reason: dated ? ('conditionNotMet' as const) : ('notInForce' as const) };
}

function readingsOf(rule: MoneyRule, { readings }: Subsidies, choices: Choices) {
  return Object.keys(rule.readings).flatMap((id) => {
    const reading = readings.find((each) => each.id === id);
    if (!reading) return [];
    const option = choices[id] ?? reading.default;
    return [{ ...reading, switch: id, option, isDefault: option === reading.default }];
  });
}

function gateOutcome(
  gate: Gate,
  facts: readonly ExplainedFact[],
  own: readonly Entitlement[],
  { rules }: Subsidies,
) {
  const entry = rules.find(({ id }) => id === gate.id);
  const bars =
    facts.some(({ barredBy }) => barredBy.includes(gate.name)) ||
    own.some(({ gates }) => gates.includes(gate.name));
  const outcome =
    gate.check.by === 'notLoaded'
      ? ('notChecked' as const)
      : bars
        ? ('bars' as const)
        : ('passes' as const);
  return {
    id: gate.id,
    name: gate.name,
    title: entry?.title ?? gate.name,
    titleEn: entry?.titleEn ?? gate.name,
    document: entry?.document ?? null,
    clause: entry?.clause ?? null,
    from: gate.from,
    to: gate.to,
    outcome,
    missingInputs: gate.check.by === 'notLoaded' ? (entry?.missingInputs ?? []) : [],
    evidence: entry?.evidence ?? null,
  };
}

/** Every figure that the rule uses, each with the characters that print it. */
function parametersOf({ rule }: AppliedRule, { rules }: Subsidies, { documents }: Reference) {
  const named = new Map(
    referencesOf(rule).map((reference) => [`${reference.rule ?? ''}:${reference.name}`, reference]),
  );
  return [...named.values()].flatMap(({ rule: other, name }) => {
    const owner = other === undefined ? rule : rules.find(({ id }) => id === other);
    const found = owner?.parameters[name];
    if (!owner || !found) return [];
    return found.values.map(({ from, to, value, evidence, derived }) => ({
      name,
      value,
      unit: found.unit,
      from,
      to: to ?? null,
      evidence,
      derived: derived ?? null,
      document: owner.document,
      documentNo: documents.get(owner.document)?.number ?? null,
      clause: owner.clause,
    }));
  });
}

function yuan(amount: bigint | null): string | null {
  return amount === null ? null : formatYuan(amount);
}
