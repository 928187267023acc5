import type { Bound, Comparator } from '../core/goal.ts';
import type { Reason, Verdict } from '../core/verdict.ts';
import type { Change } from './history.ts';

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
  latestFigureMeets: { zh: '最新数达到目标', en: 'the latest figure meets the target' },
  everyYearMet: { zh: '各年均达到', en: 'met in every year' },
  yearFallsShort: { zh: '有年份未达到', en: 'a year fell short' },
  onlyTheOutcomeCounts: {
    zh: '原文只定结果，不定进度',
    en: 'the text asks for the outcome and sets no pace',
  },
  pace: { zh: '按进度判断', en: 'judged by its pace' },
  likelihood: { zh: '按达成概率判断', en: 'judged by its probability' },
  notYetIssued: { zh: '文件尚未印发', en: 'the document was not issued yet' },
  noFullYearYet: { zh: '首个完整年度尚未结束', en: 'its first full year is not over yet' },
  noDeadline: { zh: '原文未写期限', en: 'the text prints no deadline' },
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
  atNaturalBound: {
    zh: '目标为零或百分之百，预测模型不适用',
    en: 'the forecast cannot speak of nothing left or of all of a whole',
  },
  beyondForecast: {
    zh: '期限超出预测年限',
    en: 'the deadline lies beyond what can be forecast',
  },
  notPositive: { zh: '数值不为正，方法不适用', en: 'the method needs positive figures' },
  notApplicable: { zh: '该方法不适用', en: 'the method does not apply' },
};

/** Why what is said of a target changed from one day to the next. */
export const CHANGE_WORDS: Record<Change, Bilingual> = {
  first: { zh: '首次判断', en: 'first judged' },
  newData: { zh: '新数据', en: 'new figures' },
  revision: { zh: '数据修订', en: 'figures revised' },
  withdrawn: { zh: '数据撤回', en: 'figures withdrawn' },
  deadlinePassed: { zh: '期限已到', en: 'the deadline came' },
  timePassed: { zh: '时间推移', en: 'time went by' },
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
  场: '',
  期: '',
  次: '',
  万平方米: '× 10,000 m²',
};

/** A unit as it follows a number; the counted thing needs none in English. */
export function unitWord(unit: string): Bilingual {
  const en = UNIT_EN[unit] ?? unit;
  return { zh: unit === '%' ? '%' : ` ${unit}`, en: unit === '%' ? '%' : en && ` ${en}` };
}
