import { COMPARATOR_WORDS } from '../../targets/wording.ts';
import type { PresentedRanking } from '../present.ts';
import type { Reference } from '../../reference/catalogue.ts';
import { heading, paragraph, tableBlock, type NoticeBlock, type NoticeTable } from './document.ts';
import { bounded, namesOf, NONE, numeral } from './words.ts';

type Quotas = PresentedRanking['quotas'][number];
type QuotaRow = Quotas['rows'][number];

export const MET_WORDS = { yes: '完成', no: '未完成', undecided: '无法判断' } as const;

const BASIS_WORDS = { yearly: '年度任务', plan: '文件所印' } as const;

/** Each item that is held against quotas: who met them, and their sum beside the city's figure. */
export function quotasSection(presented: PresentedRanking, reference: Reference): NoticeBlock[] {
  const several = presented.quotas.length > 1;
  const each = presented.quotas.flatMap((quotas, at) => {
    const title = itemTitle(presented, quotas.item);
    const table = quotasTable(presented, quotas, reference, `${title}对照（${quotas.unit}）`);
    return [
      ...(several ? [heading(2, `（${numeral(at + 1)}）${title}`)] : []),
      ...paragraph(
        several ? '' : `${title}：`,
        metSentence(quotas),
        ...sumSentences(quotas, reference),
      ),
      ...(quotas.rows.every(({ amount }) => amount === null) ? [] : [tableBlock(table)]),
    ];
  });
  return [...each, ...paragraph(overlapSentence(presented))];
}

function overlapSentence({ rows, quotas }: PresentedRanking): string {
  const zones = new Set(quotas.flatMap(({ overlaps }) => overlaps.map(({ zone }) => zone)));
  const overlapping = [...zones].flatMap((zone) => rows.filter(({ region }) => region === zone));
  return overlapping.length === 0
    ? ''
    : `${namesOf(overlapping)}与所在区县地域重叠，按管理归属各计各的。`;
}

function itemTitle({ rows }: PresentedRanking, item: string): string {
  const parts = rows.flatMap((row) => row.parts);
  return parts.find((part) => part.item === item)?.title ?? item;
}

function quotasTable(
  { rows }: PresentedRanking,
  { item, rows: quotaRows }: Quotas,
  reference: Reference,
  caption: string,
): NoticeTable {
  const figures = new Map(
    rows.map((row) => [row.region, row.parts.find((part) => part.item === item)]),
  );
  const printed = [
    ...new Set(
      quotaRows
        .filter(({ governing }) => governing === 'plan')
        .map((row) => basisText(row, reference)),
    ),
  ];
  return {
    id: `quotas ${item}`,
    caption,
    columns: [
      { title: '单位', width: 30, align: 'left' },
      { title: '任务数', width: 16, align: 'right' },
      { title: '任务依据', width: 16, align: 'center' },
      { title: '完成数', width: 13, align: 'right' },
      { title: '相差', width: 12, align: 'right' },
      { title: '是否完成', width: 15, align: 'center' },
    ],
    rows: quotaRows.map((row) => {
      const figure = figures.get(row.region);
      return [
        row.regionName,
        quotaText(row),
        row.governing === null ? NONE : BASIS_WORDS[row.governing],
        bounded(figure?.value ?? null, figure?.bound),
        row.gap ?? NONE,
        row.met ? MET_WORDS[row.met] : (figure?.reasonWords?.zh ?? NONE),
      ];
    }),
    notes: printed.length === 0 ? [] : [`文件所印之数出自${printed.join('、')}。`],
  };
}

/** 超过2000, or the number alone where it is to be reached. */
export function quotaText({ amount, comparator }: Pick<QuotaRow, 'amount' | 'comparator'>): string {
  if (amount === null) return NONE;
  return comparator === '>=' ? amount : `${COMPARATOR_WORDS[comparator].zh}${amount}`;
}

export function basisText({ governing, plan }: QuotaRow, { documents }: Reference): string {
  if (governing === 'yearly') return BASIS_WORDS.yearly;
  if (governing !== 'plan' || !plan) return NONE;
  return `${documents.get(plan.document)?.number ?? ''} ${plan.clause}`;
}

function metSentence({ rows }: Quotas): string {
  const set = rows.filter(({ amount }) => amount !== null);
  const without = rows.filter(({ amount }) => amount === null);
  const of = (answer: QuotaRow['met']) => set.filter(({ met }) => met === answer);
  const part = (word: string, some: readonly QuotaRow[]) =>
    some.length === 0 ? [] : [`${word}的${some.length}个（${namesOf(some)}）`];
  if (set.length === 0) return '各单位都没有任务数。';
  const met = of('yes').length;
  const parts = [
    ...(met === 0 ? [] : [`完成的${met}个`]),
    ...part('未完成', of('no')),
    ...part('有约数而无法判断', of('undecided')),
    ...part('没有数据', of(null)),
    ...part('没有任务数', without),
  ];
  return `${parts.join('，')}。`;
}

function sumSentences({ yearly, plan, goal, unit }: Quotas, { documents }: Reference): string[] {
  const goalDocument = goal && documents.get(goal.document)?.number;
  const due = goal && (goal.yearlyDifference ?? goal.lowDifference) !== null;
  return [
    yearly.sum === null
      ? ''
      : `${yearly.units}个单位年度任务数合计${yearly.sum}${unit}${yearly.city ? `，全市年度任务数${yearly.city.amount}${unit}，合计${differs(yearly.difference, unit)}` : ''}。`,
    plan === null
      ? ''
      : `文件印有的${plan.units}个单位任务数合计${COMPARATOR_WORDS[plan.lowComparator].zh}${plan.low}${unit}${plan.highOpen ? '，上不封顶' : plan.high === plan.low ? '' : `，高限合计${plan.high}${unit}`}。`,
    goal && due
      ? `全市目标为${COMPARATOR_WORDS[goal.comparator].zh}${goal.value}${unit}（${goalDocument ?? ''} ${goal.clause}）${goal.yearlyDifference === null ? '' : `，年度任务数合计${differs(goal.yearlyDifference, unit)}`}${goal.lowDifference === null ? '' : `，文件印有的任务数合计${differs(goal.lowDifference, unit)}`}。`
      : '',
    !yearly.city && !due ? '' : '各单位任务数与全市数并列，不强求相加一致。',
  ];
}

/** 比其多3家, 比其少3家 or 与其相等. */
function differs(difference: string | null, unit: string): string {
  if (difference === null) return '';
  if (/^-?0+(\.0+)?$/.test(difference)) return '与其相等';
  return difference.startsWith('-')
    ? `比其少${difference.slice(1)}${unit}`
    : `比其多${difference}${unit}`;
}
