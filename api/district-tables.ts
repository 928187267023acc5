import type { SheetToWrite } from '../etl/workbook/write.ts';
import type { DistrictClose, DistrictLapsing, DistrictMoney } from '../ranking/district/service.ts';

/** What every line says of where it comes from. */
export interface Origin {
  readonly regionName: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly bundle: string;
}

/** A table to download, as CSV and as the sheet of a workbook; cells are text. */
export interface Table {
  readonly name: string;
  readonly header: SheetToWrite['header'];
  readonly rows: readonly (readonly (string | null)[])[];
}

type Column = SheetToWrite['header'][number];
const text = (name: string, width = 16): Column => ({ text: name, width });
const number = (name: string): Column => ({ text: name, width: 18, kind: 'number' });
const ORIGIN = [
  text('区县'),
  text('数据性质'),
  text('判断日'),
  text('所知日'),
  text('结果编号', 22),
];

function originOf({ regionName, asOf, knownAt, bundle }: Origin, simulated: boolean) {
  return [regionName, simulated ? '模拟数据' : '报送', asOf, knownAt, bundle];
}

const LEVELS = [number('合计(元)'), number('省级(元)'), number('市级(元)'), number('区县级(元)')];
const RULE = [text('规则编号', 34), text('文号', 22), text('条款', 18), text('名称', 44)];
const DUE = {
  printed: '原文印明',
  afterPayment: '市级拨付之后',
  assumed: '文中未印，推定',
} as const;

type Line = DistrictMoney['received'][number]['rows'][number];

function ruleCells({ rule, documentNo, clause, title }: Line) {
  return [rule, documentNo, clause, rule === null ? '没有对应到条款' : title];
}

function levelCells({ total, province, city, district }: Line) {
  return [total, province, city, district];
}

/** What was received by budget year and rule, and what the district owes. */
export function moneyTable({ received, owed, simulated }: DistrictMoney, origin: Origin): Table {
  const ending = originOf(origin, simulated);
  return {
    name: '资金',
    header: [
      text('类别', 18),
      number('年度'),
      ...RULE,
      ...LEVELS,
      number('笔数'),
      text('应付依据'),
      ...ORIGIN,
    ],
    rows: [
      ...received.flatMap(({ year, rows }) =>
        rows.map((row) => [
          '收到（净额）',
          String(year),
          ...ruleCells(row),
          ...levelCells(row),
          String(row.rows),
          null,
          ...ending,
        ]),
      ),
      ...owed.rows.map((row) => [
        row.kind === 'approved' ? '已批复未拨付' : '按条款应付未批复',
        String(row.dueYear),
        ...ruleCells(row),
        ...levelCells(row),
        String(row.rows),
        row.kind === 'approved' || row.due === null ? null : DUE[row.due],
        ...ending,
      ]),
    ],
  };
}

/** The certificates that end within twelve months; without rows where the viewer sees none. */
export function lapsingTable({ rows, simulated }: DistrictLapsing, origin: Origin): Table {
  const ending = originOf(origin, simulated);
  return {
    name: '即将到期',
    header: [
      text('有效期至'),
      text('企业名称', 36),
      text('统一社会信用代码', 22),
      text('证书编号', 18),
      text('认定类型'),
      text('发证日期'),
      text('技术领域', 22),
      text('届时有效的重新认定补助', 44),
      text('来源文件', 26),
      number('行'),
      ...ORIGIN,
    ],
    rows: (rows ?? []).map((row) => [
      row.validTo,
      row.name,
      row.code,
      row.certificate,
      row.recognitionType,
      row.issuedOn,
      row.technologyField,
      row.renewal.join('；') || null,
      row.file,
      String(row.row),
      ...ending,
    ]),
  };
}

const told = (value: boolean | null) => (value === null ? '不能判断' : value ? '已达' : '未达');

/** Firms without a certificate against the two conditions; what cannot be told stands in the header. */
export function closeTable(
  { rows, simulated, year, unchecked }: DistrictClose,
  origin: Origin,
): Table {
  const ending = originOf(origin, simulated);
  return {
    name: '接近条件',
    header: [
      text('企业名称', 36),
      text('统一社会信用代码', 22),
      text('成立日期'),
      text('注册满一年'),
      number('研发占销售(%)'),
      number('应达(%)'),
      text('研发占比'),
      number('尚差研发费用(元)'),
      number(`至${year}年研发费用合计(元)`),
      number(`至${year}年销售收入合计(元)`),
      number(`${year}年销售收入(元)`),
      number('合计年数'),
      text('数据来源'),
      text('曾持证至'),
      { text: '不能判断的条件', width: 60 },
      ...ORIGIN,
    ],
    rows: (rows ?? []).map((row) => [
      row.name,
      row.code,
      row.foundedOn,
      told(row.registered),
      row.share,
      row.needed,
      told(row.researchMet),
      row.short,
      row.research,
      row.sales,
      row.lastSales,
      String(row.years),
      row.source,
      row.heldUntil,
      unchecked.map(({ clause, zh }) => `${clause}${zh}`).join('；'),
      ...ending,
    ]),
  };
}
