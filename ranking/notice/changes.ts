import { VERDICTS, type Verdict } from '../../core/verdict.ts';
import { VERDICT_WORDS } from '../../targets/wording.ts';
import { WORLD_WORDS } from '../wording.ts';
import { paragraph, tableBlock, type NoticeBlock, type NoticeTable } from './document.ts';
import type { NoticeRecord } from './record.ts';
import { chineseDate, listed, NONE } from './words.ts';

/** A notice of the same period that was kept before; numbered from 1. */
export interface EarlierNotice {
  readonly sequence: number;
  readonly record: NoticeRecord;
}

/** What a notice says otherwise than the one before it for the same period. */
export function changesSection(earlier: EarlierNotice, now: NoticeRecord): NoticeBlock[] {
  const { sequence, record: before } = earlier;
  const places = placesTable(before, now, sequence);
  const figures = figuresTable(before, now, sequence);
  const tables = [places, figures].filter(({ rows }) => rows.length > 0);
  const goals = goalChanges(before, now);
  return [
    ...paragraph(
      `本通报是同一时期的第${sequence + 1}次通报，第${sequence}次通报${numberText(before)}成文于${chineseDate(before.head.date)}，数据时点${chineseDate(before.asOf)}，按${chineseDate(before.knownAt)}已掌握的数据计算。`,
      ...groundChanges(before, now),
      movedSentence(before, now),
      tables.length === 0
        ? '位次、得分、数据和任务数均与上次一致。'
        : '各单位变动见下表，未列的与上次一致。',
      goals.length === 0 ? '全市目标的判断均与上次一致。' : '',
    ),
    ...goals.flatMap((goal) => paragraph(goal)),
    ...tables.map(tableBlock),
  ];
}

function numberText({ head }: NoticeRecord): string {
  return head.number === null ? '' : `（${head.number}）`;
}

/** Clocks, scheme and figures that the notice rests on. */
function groundChanges(before: NoticeRecord, now: NoticeRecord): string[] {
  const { scheme } = now;
  const version =
    before.scheme.version !== scheme.version
      ? `评价方案由第${before.scheme.version}版改为第${scheme.version}版。`
      : before.scheme.fingerprint !== scheme.fingerprint
        ? `评价方案第${scheme.version}版的内容有改动（校验码由${before.scheme.fingerprint}变为${scheme.fingerprint}）。`
        : '评价方案未变。';
  return [
    version,
    before.asOf === now.asOf && before.knownAt === now.knownAt
      ? ''
      : `本次数据时点${chineseDate(now.asOf)}，按${chineseDate(now.knownAt)}已掌握的数据计算。`,
    before.facts === now.facts
      ? ''
      : `所用数据由${WORLD_WORDS[before.facts].zh}改为${WORLD_WORDS[now.facts].zh}。`,
  ];
}

function movedSentence(before: NoticeRecord, now: NoticeRecord): string {
  const ranks = new Map(before.rows.map(({ region, rank }) => [region, rank]));
  const moved = now.rows.filter(
    ({ region, rank }) => ranks.has(region) && ranks.get(region) !== rank,
  );
  if (moved.length > 0 && moved.length === now.rows.length) return '各单位位次都有变动。';
  return moved.length === 0
    ? ''
    : `位次有变动的${moved.length}个，为${listed(moved.map(({ regionName }) => regionName))}。`;
}

/** Units whose rank, score or tier differs, or that came or went. */
function placesTable(before: NoticeRecord, now: NoticeRecord, sequence: number): NoticeTable {
  const rows = paired(before.rows, now.rows).flatMap(([was, is]) => {
    const cells = [
      [was?.rank?.toString(), is?.rank?.toString()],
      [was?.score, is?.score],
      [was?.tier, is?.tier],
    ].map(([old, fresh]) => [old ?? NONE, fresh ?? NONE]);
    const same = was && is && cells.every(([old, fresh]) => old === fresh);
    const name = is?.regionName ?? was?.regionName ?? '';
    const mark = was ? (is ? '' : '（不再列入）') : '（新列入）';
    return same ? [] : [[`${name}${mark}`, ...cells.flat()]];
  });
  return {
    id: 'changed places',
    caption: `与第${sequence}次通报相比的位次和得分`,
    columns: [
      { title: '单位', width: 25, align: 'left' },
      { title: `第${sequence}次位次`, width: 14, align: 'center' },
      { title: '本次位次', width: 14, align: 'center' },
      { title: `第${sequence}次得分`, width: 14, align: 'right' },
      { title: '本次得分', width: 14, align: 'right' },
      { title: `第${sequence}次档次`, width: 16, align: 'center' },
      { title: '本次档次', width: 16, align: 'center' },
    ],
    rows,
    notes: [],
  };
}

/** Figures and quotas that differ, of units and items that both notices have. */
function figuresTable(before: NoticeRecord, now: NoticeRecord, sequence: number): NoticeTable {
  const rows = paired(before.rows, now.rows).flatMap(([was, is]) => {
    if (!was || !is) return [];
    return is.figures.flatMap(({ item, title, unit, value }) => {
      const old = was.figures.find((figure) => figure.item === item)?.value;
      const cells = [
        old ?? NONE,
        value ?? NONE,
        quotaIn(before, item, is.region),
        quotaIn(now, item, is.region),
      ];
      const same = cells[0] === cells[1] && cells[2] === cells[3];
      return same ? [] : [[is.regionName, `${title}（${unit}）`, ...cells]];
    });
  });
  return {
    id: 'changed figures',
    caption: `与第${sequence}次通报相比的数据和任务数`,
    columns: [
      { title: '单位', width: 20, align: 'left' },
      { title: '指标', width: 30, align: 'left' },
      { title: `第${sequence}次数据`, width: 17, align: 'right' },
      { title: '本次数据', width: 17, align: 'right' },
      { title: `第${sequence}次任务`, width: 14, align: 'right' },
      { title: '本次任务', width: 14, align: 'right' },
    ],
    rows,
    notes: [],
  };
}

function quotaIn({ quotas }: NoticeRecord, item: string, region: string): string {
  const amounts = quotas.find((quota) => quota.item === item)?.amounts ?? [];
  return amounts.find((one) => one.region === region)?.amount ?? NONE;
}

type UnitRow = NoticeRecord['rows'][number];

/** Units in the order of the later notice, those that went at the end. */
function paired(
  before: readonly UnitRow[],
  now: readonly UnitRow[],
): readonly (readonly [was: UnitRow | undefined, is: UnitRow | undefined])[] {
  const gone = before.filter(({ region }) => !now.some((row) => row.region === region));
  return [
    ...now.map((is) => [before.find(({ region }) => region === is.region), is] as const),
    ...gone.map((was) => [was, undefined] as const),
  ];
}

function goalChanges(before: NoticeRecord, now: NoticeRecord): string[] {
  const earlier = new Map(before.goals.map((goal) => [goal.target, goal]));
  const targets = new Set(now.goals.map(({ target }) => target));
  const judged = now.goals.flatMap((goal) => {
    const was = earlier.get(goal.target);
    const name = `“${goal.title}”${goal.draft ? '（征求意见稿）' : ''}`;
    if (!was) return [`新列目标${name}：${goal.statement}`];
    if (was.verdict !== goal.verdict) {
      return [
        `目标${name}的判断由${verdictWord(was.verdict)}变为${verdictWord(goal.verdict)}。${goal.statement}`,
      ];
    }
    return was.statement === goal.statement
      ? []
      : [`目标${name}的判断未变，所据有变：${goal.statement}`];
  });
  const gone = before.goals.filter(({ target }) => !targets.has(target));
  return [...judged, ...gone.map(({ title }) => `不再列目标“${title}”。`)];
}

function verdictWord(verdict: string): string {
  const known: Verdict | undefined = VERDICTS.find((one) => one === verdict);
  return known ? VERDICT_WORDS[known].zh : verdict;
}
