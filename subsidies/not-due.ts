import type { Reference } from '../reference/catalogue.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { Subsidies } from './catalogue.ts';
import type { Entitlement } from './entitlement.ts';
import type { ExplainedFact } from './explain.ts';
import { briefly } from './rule-page.ts';

export const NOT_DUE_REASONS = [
  'gate',
  'stacking',
  'missingInput',
  'conditionNotMet',
  'notInForce',
  'nothingLeft',
] as const;

/** Why a rule whose kind of facts a unit has pays it nothing. */
export interface NotDue {
  readonly rule: string;
  readonly title: string;
  readonly titleEn: string;
  readonly document: string;
  readonly documentNo: string | null;
  readonly clause: string;
  readonly reason: (typeof NOT_DUE_REASONS)[number];
  readonly detail: { readonly zh: string; readonly en: string };
}

interface Known {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
}

/** Of a rule that has rows of which none pays; the first reason in the order of the work. */
export function notDueRows(
  applied: AppliedRule,
  rows: readonly Entitlement[],
  known: Known,
): NotDue {
  const missing = rows.find(({ missingInputs }) => missingInputs.length > 0);
  const barred = rows.find(({ gate }) => gate !== null);
  const lost = rows.find(({ lostTo }) => lostTo.length > 0);
  if (barred) return notDue(applied, known, 'gate', barredBy(applied, barred, known));
  if (lost) return notDue(applied, known, 'stacking', winnersOver(lost, known));
  if (missing) {
    const names = missing.missingInputs;
    return notDue(applied, known, 'missingInput', {
      zh: `缺：${names.map(({ zh }) => zh).join('、')}`,
      en: `Missing: ${names.map(({ name }) => name).join(', ')}`,
    });
  }
  const zero = rows.every(({ uncapped }) => uncapped === 0n);
  return notDue(
    applied,
    known,
    'nothingLeft',
    zero
      ? { zh: '算得为零', en: 'It comes to zero' }
      : { zh: '限额已用完', en: 'The cap is used up' },
  );
}

/** Of a rule that has no row: what its facts do not meet, told by the fact that comes closest. */
export function notDueFacts(
  applied: AppliedRule,
  facts: readonly ExplainedFact[],
  known: Known,
): NotDue {
  const inForce = facts.filter(({ inValidity }) => inValidity);
  if (inForce.length === 0) return notInForce(applied, known);
  const failing = ({ checks }: ExplainedFact) =>
    checks.filter(({ outcome }) => outcome === 'notMet');
  const [closest] = inForce.toSorted((a, b) => failing(a).length - failing(b).length);
  const checks = closest === undefined ? [] : failing(closest);
  if (checks.length === 0) {
    return notDue(applied, known, 'conditionNotMet', {
      zh: '全年合计没有达到要求',
      en: 'The sum of the year does not meet the conditions',
    });
  }
  return notDue(applied, known, 'conditionNotMet', {
    zh: checks
      .map(
        ({ zh, found, expected }) =>
          `${zh}为${found ?? '空'}${expected === null ? '' : `，须${expected}`}`,
      )
      .join('；'),
    en: checks
      .map(
        ({ column, found, expected }) =>
          `${column} is ${found ?? 'empty'}; must be ${expected ?? 'otherwise'}`,
      )
      .join('. '),
  });
}

/** Of a rule whose days are over, or have not come. */
export function notInForce(applied: AppliedRule, known: Known): NotDue {
  const { from, to } = applied;
  return notDue(applied, known, 'notInForce', {
    zh: `条款自 ${from} ${to === null ? '起施行' : `至 ${to} 有效`}，事实不在其间`,
    en: `In force from ${from}${to === null ? '' : ` to ${to}`}; the facts are of other days`,
  });
}

function notDue(
  { rule }: AppliedRule,
  { reference }: Known,
  reason: NotDue['reason'],
  detail: NotDue['detail'],
): NotDue {
  const { id, title, titleEn, document, documentNo, clause } = briefly(rule, reference);
  return { rule: id, title, titleEn, document, documentNo, clause, reason, detail };
}

function barredBy(applied: AppliedRule, row: Entitlement, { subsidies }: Known) {
  const entries = row.gates.map((name) => {
    const gate = applied.gates.find((each) => each.name === name);
    return subsidies.rules.find(({ id }) => id === gate?.id);
  });
  return {
    zh: entries.map((entry, at) => entry?.title ?? row.gates[at]).join('；'),
    en: entries.map((entry, at) => entry?.titleEn ?? row.gates[at]).join('; '),
  };
}

function winnersOver({ lostTo: losses }: Entitlement, { subsidies, reference }: Known) {
  const winners = [...new Set(losses.map(({ rule }) => rule))].flatMap((id) => {
    const rule = subsidies.rules.find((each) => each.id === id);
    return rule ? [briefly(rule, reference)] : [];
  });
  const named = ({ documentNo, clause }: (typeof winners)[number]) =>
    `${documentNo ?? ''}${clause}`;
  return {
    zh: `让与${winners.map((each) => `${named(each)}《${each.title}》`).join('、')}`,
    en: `Lost to ${winners.map((each) => `${each.titleEn} (${named(each)})`).join(', ')}`,
  };
}
