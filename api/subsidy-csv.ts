import { MECHANISM_NAMES } from '../subsidies/mechanisms.ts';
import type { NamedRow } from '../subsidies/named-row.ts';
import type { RuleList } from '../subsidies/rule-list.ts';
import { STATUS_WORDS } from '../targets/library/words.ts';
import type { Cell } from './csv.ts';
import type { Origin } from './policy-csv.ts';

const ORIGIN = ['判断日', '所知日', '结果编号'];
const yes = (value: boolean) => (value ? '是' : '否');

export const RULES_HEADER = [
  '规则编号',
  '文号',
  '文件',
  '条款',
  '名称',
  '补助方式',
  '数据',
  '起',
  '止',
  '文件状态',
  '征求意见稿',
  '可计算',
  '缺的数据',
  '参数',
  '专项资金',
  '原文',
  '说明',
  ...ORIGIN,
];

export function ruleLines({ rules }: RuleList, { asOf, knownAt, bundle }: Origin): Cell[][] {
  return rules.map((rule) => [
    rule.id,
    rule.documentNo,
    rule.documentTitle,
    rule.clause,
    rule.title,
    MECHANISM_NAMES[rule.mechanism.kind].zh,
    rule.facts,
    rule.validFrom,
    rule.validTo,
    STATUS_WORDS[rule.status].zh,
    yes(rule.draft),
    yes(rule.computable),
    rule.missingInputs.join('、') || null,
    figures(rule.parameters),
    rule.account.fund,
    rule.evidence,
    rule.note,
    asOf,
    knownAt,
    bundle,
  ]);
}

type Figures = RuleList['rules'][number]['parameters'];

function figures(parameters: Figures): string | null {
  const lines = Object.entries(parameters).flatMap(([name, values]) =>
    (values as { from: string; value: string; unit: string }[]).map(
      ({ from, value, unit }) => `${name} = ${value} ${unit}（${from} 起）`,
    ),
  );
  return lines.join('；') || null;
}

export const ENTITLEMENTS_HEADER = [
  '规则编号',
  '文号',
  '条款',
  '名称',
  '单位代码',
  '单位名称',
  '管理归属',
  '事实',
  '日期',
  '事实数',
  '基数(元)',
  '限额前(元)',
  '最高可得(元)',
  '叠加后应付(元)',
  '省级(元)',
  '市级(元)',
  '区县级(元)',
  '应付年度',
  '应付年度依据',
  '分期',
  '让与',
  '门槛',
  '缺的数据',
  '推定条件',
  '征求意见稿',
  '数据性质',
  ...ORIGIN,
];

/** What the lines call a rule and a region. */
export interface Names {
  rule(id: string): { documentNo: string | null; clause: string; title: string };
  region(id: string): string;
}

export function entitlementLines(
  rows: readonly NamedRow[],
  names: Names,
  { asOf, knownAt, bundle }: Origin,
): Cell[][] {
  return rows.map((row) => {
    const { documentNo, clause, title } = names.rule(row.rule);
    return [
      row.rule,
      documentNo,
      clause,
      title,
      row.beneficiary,
      row.beneficiaryName,
      row.region === null ? null : names.region(row.region),
      row.fact,
      row.eventDate,
      row.facts,
      row.basis,
      row.uncapped,
      row.ceiling,
      row.afterStacking,
      row.shares?.province ?? null,
      row.shares?.city ?? null,
      row.shares?.district ?? null,
      row.payableYear,
      row.payableBasis === 'printed' ? '原文印明' : '文中未印，推定',
      row.instalment && `${row.instalment.part}/${row.instalment.of}`,
      row.lostTo.map(({ rule }) => rule).join('；') || null,
      row.gates.join('；') || null,
      row.missingInputs.map(({ zh }) => zh).join('、') || null,
      row.presumed.map(({ zh }) => zh).join('、') || null,
      yes(row.draft),
      row.provenance === 'simulated' ? '模拟' : '报送',
      asOf,
      knownAt,
      bundle,
    ];
  });
}
