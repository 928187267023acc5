import { withWrongCheck } from './credit-code.ts';
import { columnOf, type SheetName } from './headings.ts';
import type { Draws } from './random.ts';

/** What is wrong with a row, and where. */
export interface Faulty {
  readonly kind: string;
  readonly column: string;
  readonly cells: readonly string[];
}

/** Breaks one cell of a row; undefined where the row has nothing to break. */
interface Fault {
  readonly kind: string;
  readonly column: string;
  readonly break: (cells: readonly string[], at: number, draws: Draws) => string | undefined;
  /** Set where the row keeps the key of the sound one. */
  readonly sameKey?: true;
  /** Other cells that must change for the fault to be the only one. */
  readonly beside?: (cells: readonly string[]) => readonly string[];
}

const MISSPELT = ['历下曲', '市南曲', '章秋区', '黄島区', '高薪区'];

const misspeltRegion = (column: string): Fault => ({
  kind: 'misspeltRegion',
  column,
  break: (_cells, _at, draws) => draws.pick(MISSPELT),
});
const wrongCheckCharacter = (column = '统一社会信用代码'): Fault => ({
  kind: 'wrongCheckCharacter',
  column,
  break: (cells, at) => {
    const code = cells[at] ?? '';
    return /^[0-9A-Z]{18}$/.test(code) ? withWrongCheck(code) : undefined;
  },
});
const replaced = (kind: string, column: string, ...values: string[]): Fault => ({
  kind,
  column,
  break: (_cells, _at, draws) => draws.pick(values),
});
const unreadableDate = (column: string) =>
  replaced('unreadableDate', column, '2022年春', '去年底', '三月五日', '22-3');
const impossibleDate = (column: string) =>
  replaced('impossibleDate', column, '2023-02-30', '2021-04-31', '2022-13-01');
const futureDate = (column: string) => replaced('futureDate', column, '2031-05-06', '2031-11-30');
const missing = (column: string) => replaced('missingKey', column, '');
const otherNumber = (column: string): Fault => ({
  kind: 'conflictingDuplicate',
  column,
  sameKey: true,
  break: (cells, at) => {
    const cell = cells[at] ?? '';
    return /^\d+(\.\d+)?$/.test(cell) ? `1${cell}` : undefined;
  },
});
const otherText = (column: string, ...values: string[]): Fault => ({
  kind: 'conflictingDuplicate',
  column,
  sameKey: true,
  break: (cells, at) => values.find((value) => value !== cells[at]),
});
const partsDoNotSum: Fault = {
  kind: 'partsDoNotSum',
  column: '其中市级(元)',
  break: (cells, at) => {
    const cell = cells[at] ?? '';
    return /^\d+\.\d\d$/.test(cell) ? `${cell.slice(0, -3)}7${cell.slice(-3)}` : undefined;
  },
};

const CODE = '统一社会信用代码';

/** The faults of each file, taken in turn. */
const FAULTS: Readonly<Record<SheetName, readonly Fault[]>> = {
  enterprises: [
    misspeltRegion('行政区划'),
    wrongCheckCharacter(),
    impossibleDate('成立日期'),
    missing(CODE),
    otherText('单位类型', '其他', '企业'),
    unreadableDate('起始日期'),
    futureDate('成立日期'),
  ],
  'high-tech-firms': [
    misspeltRegion('行政区划'),
    wrongCheckCharacter(),
    impossibleDate('发证日期'),
    missing('证书编号'),
    otherText('技术领域', '新材料', '航空航天'),
    unreadableDate('有效期至'),
    futureDate('发证日期'),
  ],
  'rd-spend': [
    misspeltRegion('行政区划'),
    wrongCheckCharacter(),
    missing('年份'),
    otherNumber('销售收入(千元)'),
    replaced('unreadableNumber', '研发费用(千元)', '约三百万', '见附表'),
  ],
  'tech-contracts': [
    misspeltRegion('卖方行政区划'),
    {
      kind: 'technicalAboveAmount',
      column: '技术交易额(万元)',
      break: (cells) => `1${cells[columnOf('tech-contracts', '合同成交额(万元)')] ?? ''}`,
    },
    wrongCheckCharacter('卖方代码'),
    replaced('unknownClass', '合同类别', '技术外包', '劳务派遣'),
    impossibleDate('认定登记日期'),
    missing('合同登记编号'),
    otherNumber('合同成交额(万元)'),
    unreadableDate('认定登记日期'),
    futureDate('认定登记日期'),
  ],
  approvals: [
    partsDoNotSum,
    wrongCheckCharacter(),
    impossibleDate('批准日期'),
    missing('批复编号'),
    otherText('条款', '第九十九条', '第九十八条'),
    misspeltRegion('管理归属'),
    unreadableDate('批准日期'),
    futureDate('批准日期'),
  ],
  'subsidy-payouts': [
    partsDoNotSum,
    {
      // A payment of nothing, so that it cannot take the approval's other payments past its amount.
      kind: 'paymentBeforeApproval',
      column: '支付日期',
      break: () => '2018-01-02',
      beside: (cells) => withAmount(withRegion(cells, ''), '0.00'),
    },
    wrongCheckCharacter(),
    impossibleDate('支付日期'),
    missing('行号'),
    otherText('用途', '其他用途', '另一用途'),
    misspeltRegion('管理归属'),
    unreadableDate('支付日期'),
    futureDate('支付日期'),
  ],
  appropriations: [
    misspeltRegion('地区'),
    impossibleDate('下达日期'),
    missing('指标文号'),
    otherText('主管部门', '市财政局', '市发展改革委'),
    replaced('unknownClass', '调整类型', '年底', '结算'),
    unreadableDate('下达日期'),
    futureDate('下达日期'),
  ],
  'document-funds': [],
  events: [
    misspeltRegion('管理归属'),
    wrongCheckCharacter(),
    impossibleDate('日期'),
    missing('事项编号'),
    otherText('备注', '与前不符', '与前面不符'),
    replaced('unknownClass', '事项类别', '科技活动周', '其他事项'),
    unreadableDate('日期'),
    futureDate('日期'),
  ],
  quotas: [misspeltRegion('区县'), otherNumber('任务数'), missing('指标')],
  integrity: [
    wrongCheckCharacter(),
    impossibleDate('起始日期'),
    missing('关联编号'),
    otherText('依据', '有关规定', '另有规定'),
    unreadableDate('起始日期'),
  ],
};

/** A row made from a sound one that must be refused, for one reason; undefined where none fits. */
export function fault(
  sheet: SheetName,
  cells: readonly string[],
  turn: number,
  draws: Draws,
): Faulty | undefined {
  const faults = FAULTS[sheet];
  for (let more = 0; more < faults.length; more++) {
    const chosen = faults[(turn + more) % faults.length];
    if (!chosen) continue;
    const { kind, column, sameKey, beside } = chosen;
    const base = sameKey ? cells : withOwnKey(sheet, beside ? beside(cells) : cells, turn);
    const at = columnOf(sheet, column);
    const broken = chosen.break(base, at, draws);
    if (broken !== undefined && broken !== base[at]) {
      return { kind, column, cells: base.with(at, broken) };
    }
  }
  return undefined;
}

/** The columns that make a faulty row one of its own; its other cells are those of a sound row. */
const OWN_KEYS: Readonly<Partial<Record<SheetName, string>>> = {
  'tech-contracts': '合同登记编号',
  approvals: '批复编号',
  'subsidy-payouts': '支付凭证号',
  appropriations: '指标文号',
  events: '事项编号',
  integrity: '关联编号',
};

function withOwnKey(sheet: SheetName, cells: readonly string[], turn: number): readonly string[] {
  const key = OWN_KEYS[sheet];
  if (key !== undefined) {
    const at = columnOf(sheet, key);
    return cells.with(at, `${cells[at]}误${turn + 1}`);
  }
  if (sheet === 'high-tech-firms') {
    const at = columnOf(sheet, '证书编号');
    const serial = String((turn % 9999) + 1).padStart(4, '0');
    return cells.with(at, `${(cells[at] ?? '').slice(0, 6)}3799${serial}`);
  }
  return cells;
}

function withRegion(cells: readonly string[], region: string): readonly string[] {
  return cells.with(columnOf('subsidy-payouts', '管理归属'), region);
}

function withAmount(cells: readonly string[], amount: string): readonly string[] {
  return ['支付金额(元)', '其中省级(元)', '其中市级(元)', '其中区县级(元)'].reduce(
    (row, heading) => row.with(columnOf('subsidy-payouts', heading), amount),
    cells,
  );
}
