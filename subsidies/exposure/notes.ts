import { lastFullYear } from '../../core/civil-date.ts';
import type { Way } from '../rationing/settings.ts';
import { applyReadings, type AppliedRule } from '../applied-rule.ts';
import { continued } from './baseline.ts';
import { baseOf } from './bases.ts';
import { DRIVER_NAMES } from './driver-names.ts';
import { SCALES } from './draws.ts';
import type { Growth } from './drivers.ts';
import type { Figures } from './ladder.ts';
import type { Catalogue } from './present.ts';
import type { ExposureQuestion } from './question.ts';
import type { ExposureAnswer, MetClaims } from './service.ts';

/** What a reader of an exposure has to know about it. */
export const NOTE_CODES = [
  'simulated',
  'factsNotLoaded',
  'factsStale',
  'nothingApproved',
  'noTakeUpOfItsOwn',
  'notComputable',
  'growthCut',
  'rationed',
  'rationingNotTold',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** A thing that a note is about: a kind of fact, a rule, a driver or a fund. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface Note {
  readonly code: NoteCode;
  readonly zh: string;
  readonly en: string;
  readonly named: readonly Named[];
}

/** What an answer does not say by its figures, in the order of `NOTE_CODES`. Pure. */
export function notesOf(answer: ExposureAnswer, catalogue: Catalogue): Note[] {
  const rules = rulesIn(answer.question, catalogue);
  return [
    ...simulated(answer),
    ...facts(answer, rules),
    ...takeUp(answer, catalogue),
    ...notComputable(rules),
    ...growthCut(answer),
    ...rationingNotes(answer.rationing, answer.question.year, catalogue.reference),
  ];
}

/** The rules of the city that hold on some day of the budget year or of the year before. */
function rulesIn(question: ExposureQuestion, { subsidies, reference }: Catalogue): AppliedRule[] {
  const { city, drafts, readings, baseline, year } = question;
  const all = applyReadings(subsidies, reference, readings).filter(
    (applied) => applied.city === city && (drafts || !applied.draft),
  );
  const rules = baseline === 'continued' ? continued(all, reference, year) : all;
  return rules.filter(
    ({ from, to, rule: { mechanism } }) =>
      from <= `${year}-12-31` &&
      (to === null || to >= `${year - 1}-01-01`) &&
      mechanism.kind !== 'gate' &&
      mechanism.kind !== 'penalty',
  );
}

function simulated({ simulated: is }: ExposureAnswer): Note[] {
  if (!is) return [];
  return [
    {
      code: 'simulated',
      zh: '据模拟数据测算，不是真实的应付和预算。',
      en: 'Worked out from simulated data; neither dues nor budgets are real.',
      named: [],
    },
  ];
}

/** What each kind of fact is called, by the model of its view. */
const FACTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  contract: ['技术合同', 'technology contracts'],
  rd: ['研发费用', 'R&D spending'],
  recognition: ['高新技术企业认定', 'high-tech recognitions'],
  event: ['事项', 'events'],
  payout: ['其他级次的支付', 'payments of other levels'],
  quota: ['区县年度任务', 'districts’ quotas'],
};

/** Kinds of fact that rules ask for and that are not loaded, or not up to the last full year. */
function facts({ question, grounds: { bases } }: ExposureAnswer, rules: readonly AppliedRule[]) {
  const last = lastFullYear(question.asOf);
  const wanted = new Set(rules.map(({ view: { model } }) => factOf(model)));
  const notes: Note[] = [];
  const kinds = Object.entries(FACTS).filter(([model]) => wanted.has(model));
  const named = ([id, [name, nameEn]]: (typeof kinds)[number]) => ({ id, name, nameEn });
  const missing = kinds.filter(([model]) => baseOf(bases, model) === undefined);
  if (missing.length > 0) {
    notes.push({
      code: 'factsNotLoaded',
      zh: '下列事实没有装载，据此给付的规则按没有事项计，不是零。',
      en: 'Nothing of these is loaded; what rules owe for them is left out, and is not nothing.',
      named: missing.map(named),
    });
  }
  const byYear = Map.groupBy(kinds, ([model]) => baseOf(bases, model) ?? last);
  for (const [year, own] of [...byYear].toSorted(([a], [b]) => a - b)) {
    if (year >= last) continue;
    notes.push({
      code: 'factsStale',
      zh: `下列事实只装载到 ${year} 年，其后各年由预测代替；${last} 年的应已齐。`,
      en: `These are loaded up to ${year} only and forecast from there; those of ${last} should be there by now.`,
      named: own.map(named),
    });
  }
  return notes;
}

function factOf(model: string | null): string {
  return model === 'above-scale' ? 'contract' : (model ?? '');
}

function takeUp({ ladder, takeUp: learned }: ExposureAnswer, { subsidies }: Catalogue): Note[] {
  const titles = new Map(subsidies.rules.map((rule) => [rule.id, rule]));
  const claimed = ladder
    .by('rule')
    .flatMap(({ id, figures }) => (id !== null && isClaimed(figures) ? [id] : []));
  if (!ladder.expects) {
    return [
      {
        code: 'nothingApproved',
        zh: '没有装载过批复或支付，学不出获批的可能：只有上限，没有预期数。',
        en: 'No approval or payment is loaded, so that nothing is known of take-up: there are ceilings and no expected sums.',
        named: [],
      },
    ];
  }
  const approved = new Map(learned.map(({ rule, approvals }) => [rule, approvals]));
  const never = claimed.filter((id) => approved.get(id) === 0);
  if (never.length === 0) return [];
  return [
    {
      code: 'noTakeUpOfItsOwn',
      zh: `${never.length} 条规则从未有过批复，预期数借用同文件或全部规则的经验。`,
      en: `${rulesEn(never.length)} never had an approval; what is expected of them leans on their documents or on all rules.`,
      named: never.map((id) => ({
        id,
        name: titles.get(id)?.title ?? id,
        nameEn: titles.get(id)?.titleEn ?? id,
      })),
    },
  ];
}

function isClaimed({ contingent, overdue, forecast }: Figures): boolean {
  return [contingent.ceiling, overdue.ceiling, forecast.ceiling.amount].some(
    (amount) => amount !== '0.00',
  );
}

function notComputable(rules: readonly AppliedRule[]): Note[] {
  const without = rules.filter(({ rule: { mechanism, facts: asked } }) => {
    if (mechanism.kind === 'envelope') return mechanism.amount === null || asked === 'none';
    return mechanism.kind === 'caseByCase' || asked === 'none';
  });
  if (without.length === 0) return [];
  return [
    {
      code: 'notComputable',
      zh: `${without.length} 条有效的规则逐案议定、只有总额或没有逐项数据，算不出金额，未计入或有和预测；其批复和支付照计。`,
      en: `${rulesEn(without.length)} in force cannot be worked out (agreed case by case, an envelope, or no data by case) and are in neither contingent nor forecast; approvals and payments under them count.`,
      named: without.map(({ rule: { id, title, titleEn } }) => ({
        id,
        name: title,
        nameEn: titleEn,
      })),
    },
  ];
}

/** The share of draws above which it is said that growth is held at the largest scale. */
const OFTEN = 0.05;

function growthCut({ growths, question }: ExposureAnswer): Note[] {
  const most = Math.max(...SCALES) / 1000;
  const cut = growths.flatMap((growth) => {
    const share = Math.max(
      ...years(growth, question).map((ahead) => above(growth, ahead, most)),
      0,
    );
    if (growth.unit !== 'CNY' || growth.method === 'none' || share <= OFTEN) return [];
    const [name, nameEn] = DRIVER_NAMES[growth.driver] ?? [growth.driver, growth.driver];
    const percent = `${Math.round(share * 100)} %`;
    return [{ id: growth.driver, name: `${name}（${percent}）`, nameEn: `${nameEn} (${percent})` }];
  });
  if (cut.length === 0) return [];
  return [
    {
      code: 'growthCut',
      zh: `下列数量在括号内比例的抽样中增长超过 ${most} 倍，按 ${most} 倍计，预测偏低。`,
      en: `In the share of draws in brackets these grow to more than ${most} times the last full year and are held at it, so that the forecast is low.`,
      named: cut,
    },
  ];
}

/** Years ahead at which the events of the budget year and of the year before stand. */
function years({ lastYear }: Growth, { year }: ExposureQuestion): number[] {
  return [year - 1 - lastYear, year - lastYear].filter((ahead) => ahead >= 1);
}

function above(growth: Growth, ahead: number, most: number): number {
  const multiples = growth.of(ahead);
  return multiples.filter((by) => by > most).length / Math.max(1, multiples.length);
}

const WAY_WORDS: Readonly<Record<Way, readonly [zh: string, en: string]>> = {
  none: ['不核减', 'not cut'],
  proRata: ['按比例核减', 'cut pro rata'],
  queue: ['先到先得，不足的转下年', 'met in turn, the rest left to the next year'],
};

/** How claims on rationed funds are met, and where that cannot be told. */
export function rationingNotes(
  { ways, budgets, untold }: MetClaims,
  year: number,
  { regions }: Catalogue['reference'],
): Note[] {
  const met = [...new Set(budgets.map(({ fund }) => fund))];
  const notes: Note[] = [];
  if (met.length > 0) {
    notes.push({
      code: 'rationed',
      zh: '下列专项资金的预期数以安排为限；上限和用完月份不受影响。',
      en: 'What is expected of these funds is bounded by what is set aside; ceilings and the month in which they run out are not.',
      named: met.map((fund) => {
        const how = ways[fund] ?? 'none';
        return {
          id: fund,
          name: `${fund}（${WAY_WORDS[how][0]}）`,
          nameEn: `${fund} (${WAY_WORDS[how][1]})`,
        };
      }),
    });
  }
  if (untold.length > 0) {
    notes.push({
      code: 'rationingNotTold',
      zh: `下列专项资金没有装载 ${year} 年的安排，能满足多少无从判断，预期数未核减。`,
      en: `Of these funds no appropriation of ${year} is loaded: how far the money reaches cannot be told, and nothing is cut.`,
      named: untold.map(({ fund, region }) => {
        const place = region === null ? undefined : regions.get(region);
        return {
          id: fund,
          name: region === null ? fund : `${fund}（${place?.name ?? region}）`,
          nameEn: region === null ? fund : `${fund} (${place?.nameEn ?? region})`,
        };
      }),
    });
  }
  return notes;
}

function rulesEn(many: number): string {
  return many === 1 ? '1 rule' : `${many} rules`;
}
