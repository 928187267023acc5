import type { PresentedRanking, RankRow } from '../present.ts';
import {
  paragraph,
  tableBlock,
  type NoticeAnnex,
  type NoticeBlock,
  type NoticeColumn,
  type NoticeTable,
} from './document.ts';
import { quotaText } from './quotas-section.ts';
import { bounded, labelWords, listed, NONE, percent } from './words.ts';

type Part = RankRow['parts'][number];

interface Cell {
  readonly column: NoticeColumn;
  of(part: Part): string;
}

/** From figures to scores: a table an item, and one for each bonus or deduction. */
export function workingAnnex({ rows, period }: PresentedRanking): NoticeAnnex {
  const [first] = rows;
  const items = (first?.parts ?? []).flatMap((part, at) => {
    const own = (row: RankRow) => row.parts[at];
    if (rows.every((row) => own(row)?.value === null)) return empty(part.title);
    return [tableBlock(itemTable(part, rows, period.label, own))];
  });
  const adjustments = (first?.adjustments ?? []).flatMap((adjustment, at) => {
    const own = (row: RankRow) => row.adjustments[at];
    if (rows.every((row) => own(row)?.value === null)) return empty(adjustment.title);
    return [tableBlock(adjustmentTable(adjustment, rows, own))];
  });
  return { title: '各项指标得分计算', blocks: [...items, ...adjustments] };
}

function empty(title: string): NoticeBlock[] {
  return paragraph(`${title}：各单位都没有数据。`);
}

function itemTable(
  head: Part,
  rows: readonly RankRow[],
  period: string,
  partOf: (row: RankRow) => Part | undefined,
): NoticeTable {
  const cells = cellsOf(head);
  const parts = rows.flatMap((row) => {
    const part = partOf(row);
    return part ? [{ row, part }] : [];
  });
  const reasons = parts.some(({ part }) => part.reasonWords !== null);
  const earlier = parts.filter(({ part }) => part.value !== null && part.period !== period);
  const preliminary = parts.filter(({ part }) => part.preliminary);
  return {
    id: `working ${head.item}`,
    caption: `${head.title}（权重${head.weight}）`,
    columns: [
      { title: '单位', width: 21, align: 'left' },
      ...cells.map(({ column }) => column),
      { title: '得分', width: 16, align: 'right' },
      { title: '计入总分', width: 16, align: 'right' },
      ...(reasons ? [{ title: '说明', width: 20, align: 'left' } as const] : []),
    ],
    rows: parts.map(({ row, part }) => [
      row.regionName,
      ...cells.map(({ of }) => of(part)),
      part.score ?? NONE,
      part.contribution ?? NONE,
      ...(reasons ? [part.reasonWords?.zh ?? ''] : []),
    ]),
    notes: [
      ...(preliminary.length === 0
        ? []
        : [
            `初步数：${preliminary.length === parts.length ? '全部单位' : listed(preliminary.map(({ row }) => row.regionName))}。`,
          ]),
      ...earlierNotes(earlier, parts.length),
    ],
  };
}

/** Which units have figures of an earlier period, a line a period. */
function earlierNotes(
  earlier: readonly { readonly row: RankRow; readonly part: Part }[],
  units: number,
): string[] {
  return [...Map.groupBy(earlier, ({ part }) => part.period ?? '')].map(([period, of]) => {
    const who = of.length === units ? '各单位' : listed(of.map(({ row }) => row.regionName));
    return `${who}用${labelWords(period)}的数据。`;
  });
}

/** Sums of money have digits down to the fen. */
function money(unit: string): number {
  return unit.endsWith('元') ? 23 : 17;
}

function cellsOf({ unit, scoring, heads }: Part): readonly Cell[] {
  const column = (title: string, width: number) => ({ title, width, align: 'right' }) as const;
  const value = {
    column: column(unit === '' ? '数值' : `数值（${unit}）`, money(unit)),
    of: (part: Part) => bounded(part.value, part.bound),
  };
  const divisor = heads && {
    column: column(`${heads.title}（${heads.unit}）`, 16),
    of: (part: Part) => part.heads?.value ?? NONE,
  };
  const per = heads && {
    column: column(`每${heads.times}${heads.unit}`, 16),
    of: (part: Part) => part.measure ?? NONE,
  };
  const divided = divisor && per ? [divisor, per] : [];
  if (scoring === 'completion') {
    return [
      value,
      ...divided.slice(0, 1),
      { column: column('任务数', 14), of: ({ quota }: Part) => (quota ? quotaText(quota) : NONE) },
      { column: column('完成率', 17), of: (part: Part) => percent(part.measure) },
    ];
  }
  if (scoring === 'growth') {
    return [
      value,
      ...divided.slice(0, 1),
      { column: column('上年同期', money(unit)), of: (part: Part) => part.base ?? NONE },
      {
        column: column('增长', 20),
        of: (part: Part) => (part.measure === null ? NONE : `${part.measure}%`),
      },
    ];
  }
  return [value, ...divided];
}

type Adjustment = RankRow['adjustments'][number];

function adjustmentTable(
  { id, title, kind, unit, most }: Adjustment,
  rows: readonly RankRow[],
  of: (row: RankRow) => Adjustment | undefined,
): NoticeTable {
  return {
    id: `adjustment ${id}`,
    caption: `${title}（${kind === 'bonus' ? '加分' : '减分'}，至多${most}分）`,
    columns: [
      { title: '单位', width: 40, align: 'left' },
      { title: `数值（${unit}）`, width: 30, align: 'right' },
      { title: kind === 'bonus' ? '加分' : '减分', width: 30, align: 'right' },
    ],
    rows: rows.map((row) => [row.regionName, of(row)?.value ?? NONE, of(row)?.points ?? NONE]),
    notes: [],
  };
}
