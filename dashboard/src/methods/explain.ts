import type { MethodName } from '../../../targets/methods/all.ts';
import type { Language } from '../language/language.ts';

interface Explanation {
  readonly formula: string;
  readonly judges: string;
  readonly needs: string;
  readonly source: string;
}

/** How each method works, as docs/methods says at length with a worked example. */
export const EXPLANATIONS: Record<Language, Record<MethodName, Explanation>> = {
  zh: {
    distance: {
      formula: '最新数 ÷ 目标值',
      judges: '只说达到没有，不说快慢。目标是“不超过”时，大于 1 是不好的一边。',
      needs: '一个数就够；目标值为零时没有比值。',
      source: '计划文件通常报告的完成率。',
    },
    declaredPath: {
      formula: '（最新数 − 基期数）÷（路径在该年的值 − 基期数）',
      judges:
        '路径由目标自带：直线、匀速增长曲线或原文所印的分步。达到 1 为正常，0.6 以上为有风险。',
      needs: '基期当年的精确数，其他年份不能代替；曲线不能过零。',
      source: '对照文件声明的路径看进度，路径是目标的一部分。',
    },
    compoundGrowth: {
      formula: '（(最新 ÷ 起点)^(1 ÷ 已过年数) − 1）÷（(目标 ÷ 起点)^(1 ÷ 全部年数) − 1）',
      judges: '已实现增速与所需增速之比。达到 1 为正常，0.6 以上为有风险。',
      needs: '正数。起点取基期；基期不精确时，取最新数之前五年内最早的精确数。',
      source: '欧盟统计局（Eurostat）《欧盟可持续发展监测报告》中带定量目标的指标附录。',
    },
    recentMeanChange: {
      formula: '最新数 +（最新数 − 起点）÷ 相隔年数 ×（期限年 − 最新年）',
      judges: '推出的到期数达到目标为正常；否则看它走完了余下路程的多少。',
      needs: '近三年内至少两个精确数；缺的年份按年数计。两个数很少，且不说自身误差。',
      source: '按年均变化的线性外推，即预测文献中的简单漂移法。',
    },
    timeWeightedRegression: {
      formula: '近十年精确数的加权最小二乘直线，每早一年权重乘以 0.8，取直线在期限年的值',
      judges: '推出的到期数达到目标为正常；否则看它走完了余下路程的多少。',
      needs: '至少三个精确数。遇到复利式增长，直线会偏低。',
      source:
        'R. G. Brown，Smoothing, Forecasting and Prediction of Discrete Time Series，1963（折扣最小二乘）。',
    },
    probability: {
      formula: '预测的到期数分布中达到目标的份额，取 1% 到 99%',
      judges: '三分之二以上为正常（很可能），三分之一以下为明显滞后（不太可能），其间为有风险。',
      needs:
        '口径中断之后至少四个精确年度数，最新数不早于两个完整年度，期限在八年之内。误差按各省的相近指标校准，其中没有有效高新技术企业存量，没有登记口径的合同额，也没有任何城市；同一年里各省的误差相关，区间可能偏窄。',
      source:
        '三个模型（阻尼的近年变化、Holt 阻尼趋势、Theta）取平均，区间取滚动预测的经验误差；“很可能”“不太可能”按 IPCC 2010 年不确定性表述指南。',
    },
  },
  en: {
    distance: {
      formula: 'latest figure ÷ threshold',
      judges:
        'Says whether the target is reached and nothing of the pace. For “at most”, above 1 is the bad side.',
      needs: 'One figure; no ratio where the threshold is zero.',
      source: 'The rate of completion that plans report.',
    },
    declaredPath: {
      formula: '(latest − base) ÷ (path in that year − base)',
      judges:
        'The path belongs to the target: a straight line, constant growth, or the printed steps. From 1 on track, from 0.6 at risk.',
      needs:
        'The exact figure of the base year; no other year stands in. A curve cannot pass zero.',
      source: 'Pace held against the path that the document declares.',
    },
    compoundGrowth: {
      formula:
        '((latest ÷ start)^(1 ÷ years gone) − 1) ÷ ((threshold ÷ start)^(1 ÷ years in all) − 1)',
      judges: 'Growth achieved over growth required. From 1 on track, from 0.6 at risk.',
      needs:
        'Positive figures. The start is the base; where that is not exact, the first exact figure of the five years before the latest.',
      source:
        'Eurostat, Sustainable development in the European Union: monitoring report, annex on indicators with quantitative targets.',
    },
    recentMeanChange: {
      formula: 'latest + (latest − first) ÷ years between × (deadline − latest year)',
      judges:
        'On track where the projected figure meets the target, else by the share of the remaining way it makes.',
      needs:
        'Two exact figures within three years, gaps counted in years. Two are few, and it says nothing of its own error.',
      source: 'Linear extrapolation of the mean yearly change: the naive drift of forecasting.',
    },
    timeWeightedRegression: {
      formula:
        'a least-squares line through ten years’ exact figures, each weighing 0.8 of the next year’s, read off at the deadline',
      judges:
        'On track where the projected figure meets the target, else by the share of the remaining way it makes.',
      needs: 'Three exact figures. A line runs behind growth that compounds.',
      source:
        'R. G. Brown, Smoothing, Forecasting and Prediction of Discrete Time Series, 1963 (discounted least squares).',
    },
    probability: {
      formula:
        'share of the forecast’s distribution of the deadline’s figure that meets the target, 1% to 99%',
      judges:
        'From two thirds on track (likely), below one third off track (unlikely), at risk between.',
      needs:
        'Four exact yearly figures after any break, the latest at most two full years old, a deadline within eight years. The errors were calibrated on provinces’ proxies: no stock of valid high-tech firms, no registered contract value and no city is among them; provinces err together in a year, so intervals may be too narrow.',
      source:
        'Mean of three models (damped recent change, Holt’s damped trend, theta) with empirical errors of rolling forecasts; the words likely and unlikely as in the IPCC’s guidance note on uncertainties, 2010.',
    },
  },
};
