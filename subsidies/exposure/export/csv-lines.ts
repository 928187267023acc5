import type { Catalogue } from '../present.ts';
import type { ExposureAnswer } from '../service.ts';
import { longForm } from './long-form.ts';
import { BASELINE_WORDS, LEVEL_WORDS, MEASURE_WORDS, namesOf } from './words.ts';

export const EXPOSURE_HEADER = [
  '预算年度',
  '口径',
  '方案',
  '阶段',
  '级次',
  '管理归属',
  '主管部门',
  '专项资金',
  '功能分类科目',
  '文号',
  '文件',
  '条款',
  '规则编号',
  '名称',
  '金额(元)',
  '10%分位(元)',
  '90%分位(元)',
  '数据性质',
  '判断日',
  '所知日',
  '结果编号',
] as const;

/** One line a place and stage; an empty cell is not assigned. */
export function exposureLines(answer: ExposureAnswer, bundle: string, catalogue: Catalogue) {
  const { question, simulated, reform } = answer;
  const names = namesOf(catalogue);
  return longForm(answer).map((row) => [
    question.year,
    BASELINE_WORDS[question.baseline],
    row.law === 'reform' ? (reform?.name ?? null) : '现有规则',
    MEASURE_WORDS[row.measure],
    LEVEL_WORDS[row.level],
    names.region(row.region),
    row.bureau,
    row.fund,
    row.account,
    names.documentNo(row.document),
    names.document(row.document),
    names.clause(row.rule),
    row.rule,
    names.rule(row.rule),
    row.amount,
    row.p10,
    row.p90,
    simulated ? '模拟' : '上报',
    question.asOf,
    question.knownAt,
    bundle,
  ]);
}
