import type { Bilingual } from '../targets/wording.ts';
import type { World } from './fact-book.ts';
import type { MissingReason } from './item-figure.ts';
import type { OutsideReason } from './members.ts';
import type { NoMove } from './moves.ts';

/** Why a unit has no rank: it was not there, or nothing of it could be scored. */
export type UnrankedReason = OutsideReason | 'nothingScored';

export const MISSING_WORDS: Readonly<Record<MissingReason, Bilingual>> = {
  noFigure: { zh: '没有数据', en: 'no figure' },
  noQuota: { zh: '没有任务数', en: 'no quota' },
  zeroQuota: { zh: '任务数为零', en: 'the quota is zero' },
  noBase: { zh: '没有上年同期数', en: 'no figure of the year before' },
  baseNotPositive: { zh: '上年同期数不为正', en: 'the figure of the year before is not positive' },
  breakInSeries: {
    zh: '区划或口径变动，与上年同期不可比',
    en: 'a break: the year before does not compare',
  },
  noHeads: { zh: '没有用作分母的数', en: 'nothing to divide by' },
};

export const UNRANKED_WORDS: Readonly<Record<UnrankedReason, Bilingual>> = {
  notYetThere: { zh: '本期尚未设立', en: 'not there yet in the period' },
  endedBefore: { zh: '本期之前已撤并', en: 'merged away before the period' },
  createdInPeriod: { zh: '本期内设立，不参加排名', en: 'created inside the period, not ranked' },
  endedInPeriod: { zh: '本期内撤并，不参加排名', en: 'merged inside the period, not ranked' },
  nothingScored: { zh: '没有可计分的指标', en: 'nothing could be scored' },
};

export const NO_MOVE_WORDS: Readonly<Record<NoMove, Bilingual>> = {
  first: { zh: '已居首位', en: 'already first' },
  notRanked: { zh: '未参加排名', en: 'not ranked' },
  noFigure: { zh: '没有数据', en: 'no figure' },
  notScored: { zh: '本项未计分', en: 'the item is not scored' },
  cannotGain: {
    zh: '其他指标不变时，仅此项不能提升位次',
    en: 'with all else held, this item alone gains no place',
  },
};

export const WORLD_WORDS: Readonly<Record<World, Bilingual>> = {
  real: { zh: '公布与报送数据', en: 'Published and reported figures' },
  simulated: { zh: '模拟数据', en: 'Simulated figures' },
};

/** What is said beside every range of ranks. */
export const SENSITIVITY_WORDS: Bilingual = {
  zh: '敏感性：权重和初步数在方案声明的幅度内变动时，位次的5%至95%范围，并含本位次；不是置信区间',
  en: 'Sensitivity: the 5 to 95 % of ranks while weights and preliminary figures move within the bands that the scheme declares, the rank itself included; no confidence interval',
};

/** What is said of each part that no text prints. */
export const PART_WORDS: Readonly<Record<string, Bilingual>> = {
  indicator: { zh: '指标', en: 'the indicator' },
  quota: { zh: '任务数', en: 'the quota' },
  weight: { zh: '权重', en: 'the weight' },
  scoring: { zh: '计分办法', en: 'the scoring' },
  missing: { zh: '缺数处理', en: 'missing data' },
  points: { zh: '加减分', en: 'the points' },
  period: { zh: '周期', en: 'the period' },
  units: { zh: '参评单位', en: 'the units' },
  ties: { zh: '并列规则', en: 'ties' },
  tiers: { zh: '档次', en: 'the tiers' },
  bands: { zh: '敏感性幅度', en: 'the bands' },
};
