import type { PresentedRanking } from '../ranking/present.ts';
import type { Cell } from './csv.ts';

/** What a figure is of, in a heading: `有效高新技术企业数任务完成率：得分`. */
const OF = '：';

/** The headings of a ranking; each item and adjustment has columns of its own. */
export function rankingHeader({ rows }: PresentedRanking): string[] {
  const [first] = rows;
  return [
    '方案',
    '版本',
    '周期',
    '所用数据',
    '单位代码',
    '单位',
    '位次',
    '并列单位',
    '得分',
    '档次',
    '上期位次',
    '位次变动',
    '敏感性下限',
    '敏感性上限',
    '没有位次的原因',
    '含初步数',
    ...(first?.parts ?? []).flatMap(({ title, unit, quota }) => [
      `${title}${OF}数值(${unit})`,
      ...(quota ? [`${title}${OF}任务数`] : []),
      `${title}${OF}得分`,
      `${title}${OF}计入总分`,
    ]),
    ...(first?.adjustments ?? []).map(({ title }) => `${title}${OF}加减分`),
    '判断日',
    '所知日',
    '结果编号',
  ];
}

/** One line a unit, in the order of the ranking. */
export function rankingLines(ranking: PresentedRanking): Cell[][] {
  const { scheme, period, facts, asOf, knownAt, bundle, rows } = ranking;
  const names = new Map(rows.map(({ region, regionName }) => [region, regionName]));
  return rows.map((row) => [
    scheme.title,
    scheme.version,
    period.label,
    facts.zh,
    row.region,
    row.regionName,
    row.rank,
    row.tiedWith.map((region) => names.get(region) ?? region).join('、'),
    row.score,
    row.tierName?.zh ?? null,
    row.previousRank,
    row.movement,
    row.rankLow,
    row.rankHigh,
    row.reasonWords?.zh ?? null,
    row.preliminary ? '是' : '否',
    ...row.parts.flatMap(({ value, quota, score, contribution }) => [
      value,
      ...(quota ? [quota.amount] : []),
      score,
      contribution,
    ]),
    ...row.adjustments.map(({ points }) => points),
    asOf,
    knownAt,
    bundle,
  ]);
}
