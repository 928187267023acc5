import { Decimal } from '../../core/decimal.ts';
import type { PresentedEvaluation } from '../../targets/present.ts';
import { VERDICT_WORDS } from '../../targets/wording.ts';
import type { PresentedRanking } from '../present.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { NoticeBlock, NoticeDocument } from './document.ts';
import { basisText, MET_WORDS } from './quotas-section.ts';
import { chineseDate } from './words.ts';

/** A sheet of the annex: cells are text; in a number column a decimal number is one. */
export interface NoticeSheet {
  readonly name: string;
  readonly header: readonly { text: string; width?: number; kind?: 'text' | 'number' }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly freeze: boolean;
}

/** The annex as a workbook: the same figures as the notice, with every digit, a row a unit. */
export function noticeSheets(
  document: NoticeDocument,
  presented: PresentedRanking,
  goals: readonly PresentedEvaluation[],
  reference: Reference,
): NoticeSheet[] {
  const sheets: (NoticeSheet | null)[] = [
    ranksSheet(presented),
    partsSheet(presented),
    adjustmentsSheet(presented),
    quotasSheet(presented, reference),
    goalsSheet(goals),
    tableSheet('位次变动', document.body, 'changed places'),
    tableSheet('数据变动', document.body, 'changed figures'),
    tableSheet('依据', document.annexes.at(-1)?.blocks ?? [], 'basis'),
  ];
  return [
    notesSheet(document, presented),
    ...sheets.flatMap((sheet) => (sheet && sheet.rows.length > 0 ? [withMarks(sheet)] : [])),
  ];

  /** A simulated figure says so on every row. */
  function withMarks(sheet: NoticeSheet): NoticeSheet {
    if (document.marks.length === 0) return sheet;
    const mark = document.marks.join('；');
    return {
      ...sheet,
      header: [...sheet.header, { text: '提示', width: 26 }],
      rows: sheet.rows.map((row) => [...row, mark]),
    };
  }
}

const number = (text: string, width = 12) => ({ text, width, kind: 'number' as const });
const words = (text: string, width = 16) => ({ text, width });

export function ranksSheet({ rows }: PresentedRanking): NoticeSheet {
  return {
    name: '位次',
    freeze: true,
    header: [
      words('单位代码'),
      words('单位', 26),
      number('位次'),
      number('得分'),
      words('档次'),
      number('上期位次'),
      number('敏感性下限'),
      number('敏感性上限'),
      words('并列单位', 26),
      words('没有位次的原因', 26),
    ],
    rows: rows.map((row) => [
      row.region,
      row.regionName,
      place(row.rank),
      plain(row.score),
      row.tierName?.zh ?? null,
      place(row.previousRank),
      place(row.rankLow),
      place(row.rankHigh),
      row.tiedWith
        .map((id) => rows.find(({ region }) => region === id)?.regionName ?? id)
        .join('、'),
      row.reasonWords?.zh ?? null,
    ]),
  };
}

/** A score without zeros at its end, as a spreadsheet writes a number. */
function plain(score: string | null): string | null {
  return score === null ? null : new Decimal(score).toFixed();
}

function place(value: number | null): string | null {
  return value === null ? null : String(value);
}

export function partsSheet({ rows }: PresentedRanking): NoticeSheet {
  return {
    name: '指标',
    freeze: true,
    header: [
      words('单位代码'),
      words('单位', 26),
      words('指标', 34),
      words('数据时期'),
      number('数值', 18),
      words('计量单位'),
      number('任务数'),
      number('上年同期', 18),
      number('分母'),
      number('计分所用', 14),
      number('得分'),
      number('权重'),
      number('占比'),
      number('计入总分'),
      words('初步数'),
      words('未计分的原因', 26),
    ],
    rows: rows.flatMap((row) =>
      row.parts.map((part) => [
        row.region,
        row.regionName,
        part.title,
        part.period,
        part.value,
        part.unit,
        part.quota?.amount ?? null,
        part.base,
        part.heads?.value ?? null,
        part.measure,
        part.score,
        part.weight,
        part.share,
        part.contribution,
        part.preliminary ? '是' : '否',
        part.reasonWords?.zh ?? null,
      ]),
    ),
  };
}

export function adjustmentsSheet({ rows }: PresentedRanking): NoticeSheet {
  return {
    name: '加减分',
    freeze: true,
    header: [
      words('单位代码'),
      words('单位', 26),
      words('项目', 34),
      number('数值'),
      words('计量单位'),
      number('加减分'),
    ],
    rows: rows.flatMap((row) =>
      row.adjustments.map(({ title, value, unit, points }) => [
        row.region,
        row.regionName,
        title,
        value,
        unit,
        points,
      ]),
    ),
  };
}

export function quotasSheet({ quotas }: PresentedRanking, reference: Reference): NoticeSheet {
  return {
    name: '任务数',
    freeze: true,
    header: [
      words('指标'),
      words('单位', 26),
      number('任务数'),
      words('任务依据', 26),
      number('达到任务的最小数', 18),
      number('相差'),
      words('是否完成'),
      number('年度任务数'),
      number('文件所印数'),
      number('文件所印高限'),
    ],
    rows: quotas.flatMap(({ item, rows }) =>
      rows.map((row) => [
        item,
        row.regionName,
        row.amount,
        basisText(row, reference),
        row.needed,
        row.gap,
        row.met ? MET_WORDS[row.met] : null,
        row.yearly?.amount ?? null,
        row.plan?.amount ?? null,
        row.plan?.stretch ?? null,
      ]),
    ),
  };
}

function goalsSheet(goals: readonly PresentedEvaluation[]): NoticeSheet {
  return {
    name: '全市目标',
    freeze: true,
    header: [
      words('目标', 34),
      words('文件', 22),
      words('条款'),
      words('征求意见稿'),
      words('判断'),
      number('数值'),
      words('数据时期'),
      number('目标值'),
      words('计量单位'),
      words('判断及依据', 80),
    ],
    rows: goals.map((goal) => [
      goal.title,
      goal.documentNo,
      goal.clause,
      goal.draft ? '是' : '否',
      VERDICT_WORDS[goal.verdict].zh,
      goal.actual?.value ?? null,
      goal.actual?.period ?? null,
      goal.required,
      goal.unit,
      goal.statement.zh,
    ]),
  };
}

/** A table of the document as a sheet; null where it has none of that name. */
function tableSheet(name: string, blocks: readonly NoticeBlock[], id: string): NoticeSheet | null {
  const table = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const found = table.find((one) => one.id === id);
  if (!found) return null;
  const header = found.columns.map(({ title, width }) => ({ text: title, width: width + 6 }));
  return { name, freeze: true, header, rows: found.rows };
}

function notesSheet(document: NoticeDocument, presented: PresentedRanking): NoticeSheet {
  const { scheme, asOf, knownAt, facts, bundle } = presented;
  const rows = [
    ['标题', document.title.join('')],
    ['发文机关', document.issuer],
    ['发文字号', document.number],
    ['主送机关', document.addressee],
    ['成文日期', chineseDate(document.date)],
    ['提示', document.marks.join('；')],
    ['评价方案', `${scheme.id}第${scheme.version}版（校验码${scheme.fingerprint}）`],
    ['方案说明', scheme.statement.zh],
    ['数据时点', asOf],
    ['按何日已掌握的数据', knownAt],
    ['所用数据', facts.zh],
    ['敏感性', presented.sensitivity.zh],
    ['结果编号', bundle],
  ];
  return {
    name: '说明',
    freeze: false,
    header: [words('项目', 24), words('内容', 90)],
    rows: rows.filter(([, value]) => value),
  };
}
