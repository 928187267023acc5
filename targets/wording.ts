import type { Bound, Comparator } from '../core/goal.ts';
import type { Reason, Verdict } from '../core/verdict.ts';

/** A text in both languages of the interface. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The words of each verdict, the same on cards, tables, exports and notices. */
export const VERDICT_WORDS: Record<Verdict, Bilingual> = {
  achieved: { zh: '已达成', en: 'Achieved' },
  achievedLate: { zh: '逾期达成', en: 'Achieved late' },
  missed: { zh: '未达成', en: 'Missed' },
  onTrack: { zh: '进度正常', en: 'On track' },
  atRisk: { zh: '有风险', en: 'At risk' },
  offTrack: { zh: '明显滞后', en: 'Off track' },
  notDue: { zh: '尚未到期', en: 'Not due' },
  cannotTell: { zh: '无法判断', en: 'Cannot tell' },
};

export const REASON_WORDS: Record<Reason, Bilingual> = {
  deadlineFigureMeets: { zh: '到期数达到目标', en: 'the deadline’s figure meets the target' },
  deadlineFigureFallsShort: { zh: '到期数未达到目标', en: 'the deadline’s figure falls short' },
  reachedBeforeDeadline: { zh: '期限前已达到', en: 'reached before the deadline' },
  reachedAfterDeadline: { zh: '期限后才达到', en: 'reached after the deadline' },
  pace: { zh: '按进度判断', en: 'judged by its pace' },
  notYetIssued: { zh: '文件尚未印发', en: 'the document was not issued yet' },
  noData: { zh: '没有可用数据', en: 'no figures are loaded' },
  tooFewPoints: { zh: '数据点太少', en: 'too few points' },
  breakInSeries: { zh: '数据口径中断', en: 'the series is broken' },
  stale: { zh: '最新数据过旧', en: 'the latest figure is too old' },
  baselineMissing: { zh: '缺少基期数', en: 'the base year’s figure is missing' },
  baseNotPrinted: { zh: '原文未写明基数', en: 'the base is not printed' },
  boundDoesNotDecide: {
    zh: '只有约数，不足以判断',
    en: 'known only roughly, which does not decide',
  },
  deadlineFigureMissing: {
    zh: '期限已过，没有到期当年的数',
    en: 'the deadline has passed without its figure',
  },
  notPositive: { zh: '数值不为正，方法不适用', en: 'the method needs positive figures' },
  notApplicable: { zh: '该方法不适用', en: 'the method does not apply' },
};

export const COMPARATOR_WORDS: Record<Comparator, Bilingual> = {
  '>': { zh: '超过', en: 'more than' },
  '>=': { zh: '达到', en: 'at least' },
  '<': { zh: '低于', en: 'less than' },
  '<=': { zh: '不超过', en: 'at most' },
  '=': { zh: '等于', en: 'exactly' },
  approx: { zh: '约', en: 'about' },
};

export const BOUND_WORDS: Record<Bound, Bilingual> = {
  atLeast: { zh: '不少于', en: 'at least' },
  atMost: { zh: '不足', en: 'nearly' },
  about: { zh: '约', en: 'about' },
  expected: { zh: '预计', en: 'expected' },
};

const UNIT_EN: Record<string, string> = {
  亿元: '× 100m yuan',
  万元: '× 10,000 yuan',
  家: '',
  件: '',
  项: '',
  人: '',
  名: '',
  个: '',
  位: '',
};

/** A unit as it follows a number; the counted thing needs none in English. */
export function unitWord(unit: string): Bilingual {
  const en = UNIT_EN[unit] ?? unit;
  return { zh: unit === '%' ? '%' : ` ${unit}`, en: unit === '%' ? '%' : en && ` ${en}` };
}
