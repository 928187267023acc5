import type { Way } from '../../rationing/settings.ts';
import type { Catalogue } from '../present.ts';
import type { Level } from '../leaf.ts';
import type { Measure } from './long-form.ts';

/** What sheets and tables call the stages of the money. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  appropriated: '安排',
  approved: '批复',
  paid: '支付',
  contingentCeiling: '或有（上限）',
  contingentExpected: '或有（预期）',
  overdueCeiling: '逾期未批（上限）',
  overdueExpected: '逾期未批（预期）',
  forecastCeiling: '预测（上限）',
  forecastExpected: '预测（预期）',
  stillToCome: '还将发生（预期）',
};

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  province: '省级',
  city: '市级',
  district: '区县级',
};

export const WAY_WORDS: Readonly<Record<Way, string>> = {
  none: '不核减',
  proRata: '按比例核减',
  queue: '先到先得',
};

export const BASELINE_WORDS = { inForce: '现行有效', continued: '政策延续' } as const;

/** What the catalogue calls rules, documents and regions; ids where it does not know them. */
export function namesOf({ subsidies, reference }: Catalogue) {
  const rules = new Map(subsidies.rules.map((rule) => [rule.id, rule]));
  return {
    rule: (id: string | null) => (id === null ? null : (rules.get(id)?.title ?? id)),
    clause: (id: string | null) => (id === null ? null : (rules.get(id)?.clause ?? null)),
    document: (id: string | null) =>
      id === null ? null : (reference.documents.get(id)?.title ?? id),
    documentNo: (id: string | null) =>
      id === null ? null : (reference.documents.get(id)?.number ?? null),
    region: (id: string | null) => (id === null ? null : (reference.regions.get(id)?.name ?? id)),
  };
}
