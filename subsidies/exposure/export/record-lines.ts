import type { Catalogue } from '../present.ts';
import type { rowsBehind } from '../rows-behind.ts';
import { LEVEL_WORDS, namesOf } from './words.ts';

type Behind = ReturnType<typeof rowsBehind>;

export const RECORD_HEADER = [
  '类别',
  '编号',
  '批复编号',
  '日期',
  '文号',
  '文件',
  '条款',
  '规则编号',
  '规则',
  '单位代码',
  '单位',
  '管理归属',
  '事由编号',
  '事项年度',
  '应付年度',
  '级次',
  '专项资金',
  '功能分类科目',
  '主管部门',
  '调整类型',
  '本格金额(元)',
  '全额(元)',
  '数据性质',
  '结果编号',
] as const;

type Cells = Partial<Record<(typeof RECORD_HEADER)[number], string | number | null>>;

/** The records and entitlements behind a cell, one line each; an empty cell is not known or not assigned. */
export function recordLines(
  { appropriations, approvals, payments, contingent, overdue }: Behind,
  {
    catalogue,
    simulated,
    bundle,
    unit,
  }: {
    readonly catalogue: Catalogue;
    /** Of what is owed; records say it of themselves. */
    readonly simulated: boolean;
    readonly bundle: string;
    /** What a beneficiary is called. */
    unit(code: string): string | null;
  },
): (string | number | null)[][] {
  const names = namesOf(catalogue);
  const documentOf = new Map(catalogue.subsidies.rules.map(({ id, document }) => [id, document]));
  const nature = (is: boolean) => (is ? '模拟' : '上报');
  const of = (document: string | null, rule: string | null): Cells => ({
    文号: names.documentNo(document) ?? null,
    文件: names.document(document),
    规则编号: rule,
    规则: names.rule(rule),
  });
  const owed = (kind: string, list: Behind['contingent']): Cells[] =>
    list.rows.map((row) => ({
      ...of(documentOf.get(row.rule) ?? null, row.rule),
      类别: kind,
      条款: names.clause(row.rule),
      单位代码: row.beneficiary,
      单位: unit(row.beneficiary),
      管理归属: names.region(row.region),
      事由编号: row.fact,
      事项年度: row.eventYear,
      应付年度: row.payableYear,
      '本格金额(元)': row.amount,
      '全额(元)': row.whole,
      数据性质: nature(simulated),
    }));
  const lines: Cells[] = [
    ...appropriations.rows.map((row) => ({
      类别: '安排',
      编号: row.orderNo,
      日期: row.date,
      管理归属: names.region(row.region),
      级次: LEVEL_WORDS[row.level],
      专项资金: row.fund,
      功能分类科目: row.account,
      主管部门: row.bureau,
      调整类型: row.adjustment,
      '本格金额(元)': row.amount,
      '全额(元)': row.whole,
      数据性质: nature(row.simulated),
    })),
    ...approvals.rows.map((row) => ({
      ...granted(row),
      ...{ 类别: '批复', 编号: row.no },
    })),
    ...payments.rows.map((row) => ({
      ...granted(row),
      ...{ 类别: '支付', 编号: `${row.voucher}/${row.line}`, 批复编号: row.approvalNo },
      ...{ 专项资金: row.fund, 功能分类科目: row.account },
    })),
    ...owed('或有', contingent),
    ...owed('逾期未批', overdue),
  ];
  return lines.map((cells) =>
    RECORD_HEADER.map((name) => (name === '结果编号' ? bundle : (cells[name] ?? null))),
  );

  function granted(
    row: Behind['approvals']['rows'][number] | Behind['payments']['rows'][number],
  ): Cells {
    return {
      ...of(row.document, row.rule),
      条款: row.clause,
      日期: row.date,
      单位代码: row.code,
      单位: row.name,
      管理归属: names.region(row.region),
      事由编号: row.causeNo,
      事项年度: row.eventYear,
      '本格金额(元)': row.amount,
      '全额(元)': row.whole,
      数据性质: nature(row.simulated),
    };
  }
}
