import type { Form, STRENGTHS } from '../../core/goal.ts';
import type { PolicyDocument } from '../../reference/document-schema.ts';
import type { DocumentStatus } from '../../reference/documents.ts';
import type { LEFT_OUT_REASONS } from '../left-out.ts';
import type { Bilingual } from '../wording.ts';

export const STATUS_WORDS: Record<DocumentStatus, Bilingual> = {
  draft: { zh: '征求意见稿', en: 'Draft' },
  notYetInForce: { zh: '尚未施行', en: 'Not yet in force' },
  inForce: { zh: '现行有效', en: 'In force' },
  expired: { zh: '已过有效期', en: 'Expired' },
  superseded: { zh: '已被替代', en: 'Superseded' },
};

export const KIND_WORDS: Record<PolicyDocument['kind'], Bilingual> = {
  regulation: { zh: '地方性法规', en: 'regulation' },
  plan: { zh: '计划', en: 'plan' },
  policy: { zh: '政策措施', en: 'policy measures' },
  rules: { zh: '办法、细则', en: 'rules' },
  opinion: { zh: '意见', en: 'opinion' },
  guide: { zh: '指南、汇编', en: 'guide' },
  scheme: { zh: '方案', en: 'scheme' },
};

/** On what the dates of validity rest. */
export const BASIS_WORDS: Record<PolicyDocument['validity']['basis'], Bilingual> = {
  printed: { zh: '原文印明', en: 'as printed' },
  issueDate: { zh: '取成文日期', en: 'from the day of issue' },
  planPeriod: { zh: '取计划期', en: 'from the plan’s period' },
  notPrinted: { zh: '原文未写明', en: 'not printed' },
};

export const OVERLAP_WORDS: Record<PolicyDocument['overlap'][number]['rule'], Bilingual> = {
  higherNotBoth: { zh: '就高不重复', en: 'the higher benefit, not both' },
  noDoubleFunding: { zh: '不重复支持', en: 'no double funding' },
  thisPrevails: { zh: '以本文件为准', en: 'this document prevails' },
  additive: { zh: '可以叠加', en: 'benefits add up' },
  other: { zh: '另有规定', en: 'a rule of its own' },
};

export const FORM_WORDS: Record<Form, Bilingual> = {
  level: { zh: '水平', en: 'level' },
  flow: { zh: '年度量', en: 'amount of a year' },
  cumulative: { zh: '累计量', en: 'sum of years' },
  range: { zh: '区间', en: 'range' },
  multiple: { zh: '倍数', en: 'multiple' },
  ratio: { zh: '比率', en: 'share' },
  growth: { zh: '增速', en: 'growth' },
  relativeGrowth: { zh: '相对增速', en: 'growth against another' },
  rank: { zh: '位次', en: 'rank' },
  direction: { zh: '方向', en: 'direction' },
  quotaPerUnit: { zh: '单位定额', en: 'quota for each unit' },
  binary: { zh: '完成与否', en: 'done or not' },
};

export const STRENGTH_WORDS: Record<(typeof STRENGTHS)[number], Bilingual> = {
  headline: { zh: '总体目标', en: 'headline goal' },
  task: { zh: '任务', en: 'task' },
  commitment: { zh: '政府承诺', en: 'commitment' },
  process: { zh: '过程要求', en: 'process' },
  nominal: { zh: '名义数字', en: 'nominal' },
};

export const LEFT_OUT_WORDS: Record<(typeof LEFT_OUT_REASONS)[number], Bilingual> = {
  label: { zh: '名称或结构', en: 'a name or a structure' },
  boast: { zh: '口号或能力描述', en: 'a slogan or a capability' },
  achieved: { zh: '已实现的数', en: 'a figure already reached' },
  eligibility: { zh: '申报条件', en: 'a condition for applicants' },
  subsidy: { zh: '补助标准', en: 'an amount paid to beneficiaries' },
  procedure: { zh: '程序期限或人数', en: 'a time limit or number of a procedure' },
  assessment: { zh: '考核分值', en: 'a score or weight of an assessment' },
  noNumber: { zh: '没有数量或期限', en: 'no number and no date' },
  national: { zh: '引述他人的目标', en: 'somebody else’s goal, cited' },
  limit: { zh: '名额或金额上限', en: 'a ceiling on awards or grants' },
};
