import { MAX_HORIZON, MIN_POINTS } from '../../../forecast/limits.ts';

export const chanceText = {
  zh: {
    likely: '很可能达成',
    even: '可能达成，也可能落空',
    unlikely: '不太可能达成',
    missing: {
      due: { why: '期限已到，结论只看到期数，不再预测', need: '' },
      noDeadline: { why: '原文未写期限，没有可预测的到期年', need: '' },
      form: {
        why: '这类目标（逐年要求、位次、完成与否等）没有可预测的到期数',
        need: '',
      },
    },
    needs: {
      noData: `至少要有 ${MIN_POINTS} 个精确的年度数`,
      tooFewPoints: `口径中断之后至少要有 ${MIN_POINTS} 个精确的年度数`,
      boundDoesNotDecide: `至少要有 ${MIN_POINTS} 个精确的年度数，约数不能用来预测`,
      stale: '要补上最近两年内的精确年度数',
      beyondForecast: `期限须在最新数之后 ${MAX_HORIZON} 年以内`,
    },
  },
  en: {
    likely: 'likely to be met',
    even: 'as likely as not to be met',
    unlikely: 'unlikely to be met',
    missing: {
      due: {
        why: 'the deadline has come, so its own figure decides and nothing is forecast',
        need: '',
      },
      noDeadline: { why: 'the text prints no deadline, so there is no year to forecast', need: '' },
      form: {
        why: 'a goal of this kind (every year anew, a rank, done or not) has no deadline’s figure to forecast',
        need: '',
      },
    },
    needs: {
      noData: `it takes at least ${MIN_POINTS} exact yearly figures`,
      tooFewPoints: `it takes at least ${MIN_POINTS} exact yearly figures after any break`,
      boundDoesNotDecide: `it takes at least ${MIN_POINTS} exact yearly figures; rough ones cannot be used`,
      stale: 'it takes an exact yearly figure of the last two years',
      beyondForecast: `the deadline must lie within ${MAX_HORIZON} years of the latest figure`,
    },
  },
} as const;
