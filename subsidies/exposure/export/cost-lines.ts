import type { NoCost, costPerProgress } from '../cost-per-progress.ts';

type CostPerProgress = Awaited<ReturnType<typeof costPerProgress>>;

/** What is paid is that of the budget years after the first year up to the last. */
export const COST_HEADER = [
  '文号',
  '文件',
  '条款',
  '所服务的指标',
  '单位',
  '期初年度',
  '期末年度',
  '期间支付(元)',
  '期初指标值',
  '期末指标值',
  '进展',
  '每单位进展(元)',
  '每单位当年值(元)',
  '算不出的原因',
  '支付数据性质',
  '说明',
] as const;

const REASONS: Readonly<Record<NoCost, string>> = {
  noFigure: '指标数还没有',
  noFigureBefore: '上年指标数没有',
  noProgress: '指标没有上升',
  nothingPaid: '没有支付',
};

type Line = readonly (string | number | null)[];
type Row = CostPerProgress['rows'][number];
type Served = Pick<Row, 'indicatorName' | 'unit' | 'years' | 'span' | 'reason'>;

/**
 * What each document paid beside what its indicator gained: a line a budget year, and one for the longest
 * span whose figures are known; then all documents of an indicator together; then what was paid under
 * documents that serve no declared indicator.
 */
export function costLines({ rows, together, undeclared, simulated, caveat }: CostPerProgress) {
  const end = [simulated ? '模拟' : '上报', caveat.zh];
  const because = (reason: NoCost | null) => (reason === null ? null : REASONS[reason]);
  const lines = (document: Line, { indicatorName, unit, years, span, reason }: Served): Line[] => {
    const about = [...document, indicatorName, unit];
    const spans = [
      ...years.map((own) => ({ ...own, from: own.year - 1, to: own.year })),
      ...(span ? [{ ...span, perUnit: null }] : []),
    ];
    if (spans.length === 0) {
      return [[...about, ...Array.from({ length: 8 }, () => null), because(reason), ...end]];
    }
    return spans.map((own) => [
      ...about,
      ...[own.from, own.to, own.paid],
      ...[own.before?.value ?? null, own.after?.value ?? null, own.added],
      ...[own.perAdded, own.perUnit, because(own.reason), ...end],
    ]);
  };
  return [
    ...rows.flatMap((row) => lines([row.documentNo, row.documentName, row.clause], row)),
    ...together
      .filter(({ documents }) => documents.length > 1)
      .flatMap((whole) => lines([null, '各文件合计', null], whole)),
    ...undeclared.flatMap(({ documentName, document, years }) =>
      years.map(({ year, paid }): Line => [
        ...[null, documentName ?? document ?? '未归入文件', null, null, null],
        ...[year - 1, year, paid, null, null, null, null, null],
        ...['条文没有写明服务于哪个指标', ...end],
      ]),
    ),
  ];
}
