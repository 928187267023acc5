import { readEventAttribute } from '../reference/event-attribute.ts';
import { loadEventTypes } from '../reference/event-types.ts';

const EVENT_COLUMNS =
  '事项编号 事项类别 单位 统一社会信用代码 管理归属 日期 结束日期 级别 等次 关联单位代码 关联事项编号 金额(元) 备注';

/** The columns that kinds of event declare, each once, in the order of the kinds. */
export const ATTRIBUTES: readonly string[] = [
  ...new Set(
    loadEventTypes().flatMap(({ attributes }) =>
      attributes.map((declared) => readEventAttribute(declared).heading),
    ),
  ),
];

/** The files of a simulated city with their headings, as the loader's contract has them. */
export const HEADINGS = {
  enterprises: columns(
    '统一社会信用代码 单位名称 单位类型 企业规模 是否规上 四上类别 行业代码 产业标签 行政区划 管理归属 成立日期 起始日期 截止日期',
  ),
  'high-tech-firms': columns(
    '企业名称 统一社会信用代码 证书编号 发证日期 有效期至 认定类型 迁入日期 迁出日期 取消资格日期 行政区划 管理归属 技术领域 是否规上工业 省培育库入库日期',
  ),
  'rd-spend': columns(
    '统一社会信用代码 单位名称 单位类型 行政区划 管理归属 年份 数据来源 是否纳入研发统计 是否报送 研发费用(千元) 其中基础研究(千元) 加计扣除费用(元) 销售收入(千元) 主营业务收入(千元)',
  ),
  'tech-contracts': columns(
    '合同登记编号 项目名称 合同类别 合同状态 卖方名称 卖方代码 卖方类型 卖方行政区划 卖方管理归属 买方名称 买方代码 买方类型 买方行政区划 买方管理归属 买方是否中小微 合同成交额(万元) 技术交易额(万元) 免税技术交易额(万元) 认定登记日期 登记机构 登记机构代码 促成机构 促成机构代码 成果转化地 是否财政资金购买 前次转让登记编号 前次成交额(万元)',
  ),
  approvals: columns(
    '批复编号 政策文号 条款 受益单位 统一社会信用代码 管理归属 事项年度 事由编号 批准金额(元) 其中省级(元) 其中市级(元) 其中区县级(元) 批准日期',
  ),
  'subsidy-payouts': columns(
    '支付凭证号 行号 批复编号 政策文号 条款 收款单位 统一社会信用代码 管理归属 支付金额(元) 其中省级(元) 其中市级(元) 其中区县级(元) 支付日期 预算年度 专项资金 功能分类科目 用途 券种',
  ),
  appropriations: columns(
    '指标文号 预算年度 级次 地区 专项资金 主管部门 功能分类科目 调整类型 预算金额(万元) 下达日期',
  ),
  'document-funds': columns('政策文号 专项资金 起始日期 截止日期'),
  events: [...columns(EVENT_COLUMNS), ...ATTRIBUTES],
  quotas: columns('年度 区县 指标 任务数 口径'),
  integrity: columns('统一社会信用代码 单位名称 级别 限制事项 起始日期 截止日期 关联编号 依据'),
} as const satisfies Record<string, readonly string[]>;

export type SheetName = keyof typeof HEADINGS;

/** The place of a column in the rows of a file; throws where the file has no such column. */
export function columnOf(sheet: SheetName, heading: string): number {
  const at = HEADINGS[sheet].indexOf(heading);
  if (at < 0) throw new RangeError(`${sheet} has no column ${heading}`);
  return at;
}

function columns(text: string): readonly string[] {
  return text.split(' ');
}
