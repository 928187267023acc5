import type { MethodName } from '../../../targets/methods/all.ts';
import type { Language } from '../language/language.ts';

interface MethodWords {
  readonly name: string;
  readonly about: string;
}

/** Each method's name and what it says, in the order in which they stand everywhere. */
export const METHOD_WORDS: Record<Language, Record<MethodName, MethodWords>> = {
  zh: {
    distance: { name: '距目标', about: '最新数 ÷ 目标值，只说是否达到，不说快慢' },
    declaredPath: { name: '既定路径', about: '自基期以来的进展 ÷ 按路径此时应有的进展' },
    compoundGrowth: { name: '复合增速比', about: '已实现的年均增速 ÷ 达标所需的年均增速' },
    recentMeanChange: { name: '近年均变外推', about: '按近三年年均变化推到期限时的数' },
    timeWeightedRegression: {
      name: '时间加权回归',
      about: '近十年各数拟合直线，越近的权重越大，推到期限时的数',
    },
    probability: { name: '达成概率', about: '预测的到期数达到目标的概率' },
  },
  en: {
    distance: { name: 'Distance', about: 'latest figure ÷ threshold; says nothing of the pace' },
    declaredPath: {
      name: 'Declared path',
      about: 'progress since the base ÷ progress the path asks for by now',
    },
    compoundGrowth: {
      name: 'Compound growth',
      about: 'growth achieved ÷ growth required, both a year',
    },
    recentMeanChange: {
      name: 'Recent mean change',
      about: 'where the mean change of three years leads by the deadline',
    },
    timeWeightedRegression: {
      name: 'Time-weighted regression',
      about: 'where a line through ten years, recent ones weighing more, stands at the deadline',
    },
    probability: {
      name: 'Probability',
      about: 'the chance that the forecast figure of the deadline meets the target',
    },
  },
};

export const METHODS = Object.keys(METHOD_WORDS.zh) as MethodName[];
