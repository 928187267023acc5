import { formatYuan } from '../../core/money.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Subsidies } from '../catalogue.ts';
import type { RationedBudget, Uncertain } from '../rationing/rationed.ts';
import type { Dimension, Figures, Ladder } from './ladder.ts';
import { notesOf, rationingNotes } from './notes.ts';
import { NAMED, type ExposureAnswer, type Change, type ReformEffect } from './service.ts';

/** A row of a breakdown: `id` null is what is not assigned. */
export interface PresentedRow extends Figures {
  readonly id: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
}

/** What the catalogue calls what stands in a breakdown. */
export interface Catalogue {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
}

export type PresentedExposure = ReturnType<typeof presentExposure>;

/** The answer as it is printed: money in yuan as decimal strings. */
export function presentExposure(answer: ExposureAnswer, bundle: string, catalogue: Catalogue) {
  const { question, ladder, simulated, exhaustion, growths, takeUp, findings, reform } = answer;
  const { readings: _, rationing: __, ...asked } = question;
  return {
    bundle,
    ...asked,
    simulated,
    notes: notesOf(answer, catalogue),
    total: ladder.total(),
    ...breakdowns(ladder, catalogue),
    exhaustion: exhaustion.map((budget) => ({
      fund: budget.fund,
      level: budget.level,
      region: budget.region,
      appropriated: formatYuan(budget.appropriated),
      orders: Object.fromEntries(
        Object.entries(budget.orders).map(([kind, fen]) => [kind, formatYuan(fen)]),
      ),
      paid: formatYuan(budget.paid),
      toCome: formatYuan(budget.toCome),
      month: budget.month,
      p10: budget.p10,
      p90: budget.p90,
      probability: budget.probability,
      drivers: budget.drivers.map(({ rule, fen }) => ({ rule, amount: formatYuan(fen) })),
      byMonth: budget.paidByMonth.map((paid, at) => ({
        month: `${question.year}-${String(at + 1).padStart(2, '0')}`,
        paid: formatYuan(paid),
        appropriated: formatYuan(budget.setAsideByMonth[at] ?? 0n),
      })),
    })),
    rationing: presentRationing(answer.rationing.budgets, question.year),
    drivers: growths
      .filter(({ method }) => method !== 'none')
      .toSorted((a, b) => (a.driver < b.driver ? -1 : 1))
      .map(({ of: ___, ...growth }) => growth),
    takeUp,
    findings: findings.map(({ fen, allowed, ...finding }) => ({
      ...finding,
      amount: formatYuan(fen),
      allowed: allowed === null ? null : formatYuan(allowed),
    })),
    ...(reform ? { reform: presentEffect(reform, catalogue, question.year) } : {}),
  };
}

/** How claims on funds that are rationed are met; what is left to a later year names it. */
function presentRationing(budgets: readonly RationedBudget[], year: number) {
  const sum = ({ fen, p10, p90 }: Uncertain) => ({
    amount: formatYuan(fen),
    p10: formatYuan(p10),
    p90: formatYuan(p90),
  });
  return budgets.map(({ fund, level, region, how, available, claimed, met, short }) => ({
    ...{ fund, level, region, how },
    available: formatYuan(available),
    claimed: sum(claimed),
    met: sum(met),
    short: sum(short),
    carriedTo: how === 'queue' ? year + 1 : null,
  }));
}

/** What a reform changes; winners and losers are counted, and the largest are named. */
function presentEffect(
  { name, ladder, delta, changes, names, targets, rationing }: ReformEffect,
  catalogue: Catalogue,
  year: number,
) {
  const side = (sign: 1 | -1) => {
    const own = changes.filter(({ fen }) => (sign === 1 ? fen > 0n : fen < 0n));
    return {
      count: own.length,
      amount: formatYuan(own.reduce((sum, { fen }) => sum + fen, 0n)),
      largest: own
        .slice(0, NAMED)
        .map(({ code, fen }) => ({ code, name: names.get(code) ?? null, delta: formatYuan(fen) })),
    };
  };
  return {
    name,
    total: ladder.total(),
    delta: delta.total(),
    ...breakdowns(delta, catalogue),
    winners: side(1),
    losers: side(-1),
    byKind: byTrait(changes, ({ kind }) => kind),
    bySize: byTrait(changes, ({ size }) => size),
    targets,
    rationing: presentRationing(rationing.budgets, year),
    notes: rationingNotes(rationing, year, catalogue.reference),
  };
}

/** Winners and losers by what they are; null is what the register does not say. */
function byTrait(changes: readonly Change[], trait: (change: Change) => string | null) {
  const sum = (of: readonly Change[]) => ({
    count: of.length,
    amount: formatYuan(of.reduce((total, { fen }) => total + fen, 0n)),
  });
  return [...Map.groupBy(changes, trait)]
    .toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([id, own]) => ({
      id,
      delta: sum(own).amount,
      winners: sum(own.filter(({ fen }) => fen > 0n)),
      losers: sum(own.filter(({ fen }) => fen < 0n)),
    }));
}

function breakdowns(ladder: Ladder, catalogue: Catalogue) {
  const by = <K extends Dimension>(dimension: K) =>
    ladder.by(dimension).map(({ id, figures }) => ({
      [dimension]: id,
      id,
      ...nameOf(dimension, id, catalogue),
      ...figures,
    })) as (PresentedRow & Readonly<Record<K, string | null>>)[];
  return {
    byRule: by('rule'),
    byDocument: by('document'),
    byBureau: by('bureau'),
    byFund: by('fund'),
    byAccount: by('account'),
    byLevel: by('level'),
    byRegion: by('region'),
  };
}

const LEVEL_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  province: ['省级', 'Province'],
  city: ['市级', 'City'],
  district: ['区县级', 'District'],
};

function nameOf(
  dimension: Dimension,
  id: string | null,
  { subsidies, reference }: Catalogue,
): { readonly name: string | null; readonly nameEn: string | null } {
  if (id === null) return { name: null, nameEn: null };
  const named = (name: string | undefined, nameEn: string | undefined) => ({
    name: name ?? id,
    nameEn: nameEn ?? id,
  });
  switch (dimension) {
    case 'rule': {
      const rule = subsidies.rules.find((each) => each.id === id);
      return named(rule?.title, rule?.titleEn);
    }
    case 'document': {
      const document = reference.documents.get(id);
      return named(document?.title, document?.titleEn);
    }
    case 'level':
      return named(LEVEL_NAMES[id]?.[0], LEVEL_NAMES[id]?.[1]);
    case 'region': {
      const region = reference.regions.get(id);
      return named(region?.name, region?.nameEn);
    }
    default:
      return named(undefined, undefined);
  }
}
