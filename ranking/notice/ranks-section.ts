import type { PresentedRanking, RankRow } from '../present.ts';
import { paragraph, tableBlock, type NoticeBlock, type NoticeTable } from './document.ts';
import { chineseDate, listed, namesOf, NONE, periodName, sensitivityText } from './words.ts';

/** Who stands where, what moved, who has no rank and why, and how far the ranks hang on what was declared. */
export function ranksSection(presented: PresentedRanking, caption: string): NoticeBlock[] {
  const ranked = presented.rows.filter(({ rank }) => rank !== null);
  const apart = presented.rows.filter(({ rank }) => rank === null);
  return [
    ...paragraph(countSentence(ranked, apart), tierSentence(ranked), tieSentence(ranked)),
    ...paragraph(...apartSentences(presented, apart)),
    ...paragraph(movementSentence(presented, ranked)),
    ...paragraph(...sensitivitySentences(presented, ranked)),
    ...(ranked.length === 0 ? [] : [tableBlock(ranksTable(presented, caption))]),
  ];
}

function ranksTable({ rows }: PresentedRanking, caption: string): NoticeTable {
  return {
    id: 'ranks',
    caption,
    columns: [
      { title: '位次', width: 9, align: 'center' },
      { title: '单位', width: 34, align: 'left' },
      { title: '得分', width: 14, align: 'right' },
      { title: '档次', width: 17, align: 'center' },
      { title: '上期', width: 9, align: 'center' },
      { title: '升降', width: 10, align: 'center' },
      { title: '敏感性', width: 13, align: 'center' },
    ],
    rows: rows.map((row) => [
      text(row.rank),
      row.regionName,
      row.score ?? NONE,
      row.tierName?.zh ?? NONE,
      text(row.previousRank),
      movementText(row),
      sensitivityText(row),
    ]),
    notes: [],
  };
}

function text(value: number | null): string {
  return value === null ? NONE : String(value);
}

function movementText({ movement }: RankRow): string {
  if (movement === null) return NONE;
  if (movement === 0) return '持平';
  return movement > 0 ? `升${movement}` : `降${-movement}`;
}

function countSentence(ranked: readonly RankRow[], apart: readonly RankRow[]): string {
  const whole = `列入评价的单位${ranked.length + apart.length}个`;
  if (ranked.length === 0) return `${whole}，都没有位次。`;
  return `${whole}，${apart.length === 0 ? '都排定位次' : `排定位次的${ranked.length}个，没有位次的${apart.length}个`}。`;
}

function tierSentence(ranked: readonly RankRow[]): string {
  const tiers = Map.groupBy(ranked, ({ tierName }) => tierName?.zh ?? NONE);
  const each = [...tiers].map(([name, rows]) => `${name}${rows.length}个（${namesOf(rows)}）`);
  return each.length === 0 ? '' : `按档次分，${each.join('，')}。`;
}

function tieSentence(ranked: readonly RankRow[]): string {
  const ties = [...Map.groupBy(ranked, ({ rank }) => rank)].filter(([, rows]) => rows.length > 1);
  return ties
    .map(
      ([rank, rows]) =>
        `${namesOf(rows)}得分同为${rows[0]?.score}分，并列第${rank}位，其后位次顺延。`,
    )
    .join('');
}

function apartSentences(
  { rows, absent }: PresentedRanking,
  apart: readonly RankRow[],
): readonly string[] {
  const reasons = Map.groupBy(apart, reasonText);
  return [
    ...[...reasons].map(([reason, some]) => `${namesOf(some)}没有位次：${reason}。`),
    ...(rows.some(({ reason }) => reason === 'nothingScored')
      ? ['没有位次不等于没有成绩，所缺数据补齐后另行计算。']
      : []),
    ...absent.map(({ regionName, reasonWords }) => `${regionName}${reasonWords?.zh ?? ''}。`),
  ];
}

/** The row's reason, and of a unit of which nothing was scored the reasons of its items. */
function reasonText({ reason, reasonWords, parts }: RankRow): string {
  const words = reasonWords?.zh ?? '';
  if (reason !== 'nothingScored') return words;
  const why = [...new Set(parts.flatMap((part) => part.reasonWords?.zh ?? []))];
  return why.length === 0 ? words : `${words}（${why.join('，')}）`;
}

function movementSentence(
  { period, previousPeriod }: PresentedRanking,
  ranked: readonly RankRow[],
): string {
  const moved = ranked.filter(({ movement }) => movement !== null);
  if (ranked.length === 0) return '';
  if (!previousPeriod || moved.length === 0) return '没有可比的上期位次。';
  const counts = [
    ['位次上升', moved.filter(({ movement }) => Number(movement) > 0)],
    ['下降', moved.filter(({ movement }) => Number(movement) < 0)],
    ['持平', moved.filter(({ movement }) => movement === 0)],
  ] as const;
  const fresh = ranked.filter(({ movement }) => movement === null);
  const breaks = previousPeriod.breaks.map(
    ({ at, note }) => `${chineseDate(at)}起与此前不完全可比（${note}）。`,
  );
  return [
    `与${periodName(previousPeriod)}${period.over ? '' : '全期'}相比，${counts.map(([word, rows]) => `${word}的${rows.length}个`).join('，')}`,
    ...furthest('上升', moved, 1),
    ...furthest('下降', moved, -1),
    ...(fresh.length === 0 ? [] : [`${namesOf(fresh)}上期没有位次`]),
  ]
    .join('；')
    .concat('。', ...breaks);
}

/** Who gained, or with -1 lost, the most places. */
function furthest(word: string, moved: readonly RankRow[], sign: 1 | -1): string[] {
  const most = Math.max(...moved.map(({ movement }) => Number(movement) * sign));
  if (most <= 0) return [];
  const rows = moved.filter(({ movement }) => Number(movement) * sign === most);
  return [`${word}最多的是${namesOf(rows)}，${word}${most}位`];
}

function sensitivitySentences(
  { sensitivity, rows }: PresentedRanking,
  ranked: readonly RankRow[],
): readonly string[] {
  if (ranked.length === 0) return [];
  const moving = ranked.filter(({ rankLow, rankHigh }) => rankLow !== rankHigh);
  const preliminary = rows.filter((row) => row.preliminary);
  return [
    `${sensitivity.zh}。`,
    moving.length === 0
      ? '在声明的幅度内，各单位位次均不变。'
      : `在声明的幅度内位次会变动的${moving.length}个，变动最大的是${listed(widest(moving).map((row) => `${row.regionName}（第${sensitivityText(row)}位）`))}，各单位的范围见位次表。`,
    preliminary.length === 0
      ? ''
      : `所用数据为初步数的有${preliminary.length === rows.length ? '全部单位' : namesOf(preliminary)}。`,
  ];
}

function widest(moving: readonly RankRow[]): RankRow[] {
  const width = ({ rankLow, rankHigh }: RankRow) => Number(rankHigh) - Number(rankLow);
  const most = Math.max(...moving.map(width));
  return moving.filter((row) => width(row) === most);
}
