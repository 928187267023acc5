import type { PresentedEvaluation } from '../../targets/present.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { PresentedRanking } from '../present.ts';
import type { RankedPeriod } from '../period.ts';
import { basisAnnex, type PresentedScheme } from './basis-annex.ts';
import { changesSection, type EarlierNotice } from './changes.ts';
import {
  heading,
  paragraph,
  type NoticeBlock,
  type NoticeDocument,
  type NoticeHead,
} from './document.ts';
import { goalsAnnex, goalsSection } from './goals-section.ts';
import { quotasSection } from './quotas-section.ts';
import { ranksSection } from './ranks-section.ts';
import { recordOf } from './record.ts';
import { titleLines } from './title.ts';
import { workingAnnex } from './working-annex.ts';
import { chineseDate, numeral, periodWords } from './words.ts';

/** All that a notice is written from. */
export interface NoticeGround {
  readonly presented: PresentedRanking;
  readonly scheme: PresentedScheme;
  /** The city's own headline goals at the clocks of the ranking, those of law first. */
  readonly goals: readonly PresentedEvaluation[];
  readonly reference: Reference;
  /** What the notice is about: the ranked period, or a shorter one that ends inside it. */
  readonly reported: RankedPeriod;
  readonly head: NoticeHead;
  /** The last one kept for the same period; null for the first. */
  readonly earlier: EarlierNotice | null;
  /** Made to be looked at, not to go out. */
  readonly trial: boolean;
}

/** The annexes in the order in which the text names them. */
const GOALS_ANNEX = 2;

/** Writes a notice from results alone: every figure and verdict in it is one of theirs. */
export function noticeDocument(ground: NoticeGround): NoticeDocument {
  const { presented, scheme, goals, reference, reported, head, earlier, trial } = ground;
  const simulated =
    presented.simulated || goals.some(({ provenance }) => provenance === 'simulated');
  const about = periodWords(reported, presented.period);
  const sections: (readonly [string, NoticeBlock[]])[] = [];
  if (earlier) {
    const now = recordOf(presented, goals, reported.label, head);
    sections.push(['与上次通报相比的变动', changesSection(earlier, now)]);
  }
  sections.push(['位次', ranksSection(presented, `${about}${presented.scheme.title}位次`)]);
  const quotas = quotasSection(presented, reference);
  if (quotas.length > 0) sections.push(['任务数与完成情况', quotas]);
  const indicators = scheme.items.map(({ indicator }) => indicator);
  if (goals.length > 0) {
    sections.push([
      '全市主要目标',
      goalsSection(goals, indicators, GOALS_ANNEX, presented.simulated),
    ]);
  }
  return {
    ...head,
    title: titleLines(head.issuer, about, presented.scheme.title),
    simulated,
    marks: [...(simulated ? ['模拟数据　不作考核依据'] : []), ...(trial ? ['送审稿　未印发'] : [])],
    body: numbered([
      ...opening(ground, about),
      ...sections.flatMap(([title, blocks], at) => [
        heading(1, `${numeral(at + 1)}、${title}`),
        ...blocks,
      ]),
    ]),
    annexes: [
      workingAnnex(presented),
      ...(goals.length > 0 ? [goalsAnnex(goals)] : []),
      basisAnnex(presented, scheme, reference),
    ],
  };
}

function opening({ presented, scheme, reference }: NoticeGround, about: string): NoticeBlock[] {
  const { period, asOf, knownAt, facts, simulated, expiredDocuments } = presented;
  const [cited] = [scheme.basis, ...scheme.items.map(({ basis }) => basis)].flatMap(
    ({ text }) => text,
  );
  const document = cited && reference.documents.get(cited.document);
  const ground =
    cited && document
      ? `根据《${document.title}》${document.number ? `（${document.number}）` : ''}${cited.clause}“${cited.evidence}”的要求，`
      : '';
  return [
    ...paragraph(`${ground}现将${about}${presented.scheme.title}通报如下。`),
    ...paragraph(
      scheme.statement.zh,
      `数据时点为${chineseDate(asOf)}，按${chineseDate(knownAt)}已掌握的数据计算，采用${facts.zh}。`,
      period.over
        ? ''
        : `评价期至${chineseDate(period.to)}止，尚未结束，所列为期内进展，与整个评价期的任务数相比。`,
      simulated ? '所用为模拟数据，不是任何单位的真实情况，不作考核依据。' : '',
      ...expiredDocuments.map(({ number, to, status }) =>
        status === 'superseded'
          ? `${number ?? ''}在评价期末已被取代。`
          : `${number ?? ''}在评价期末已失效${to ? `（有效期至${chineseDate(to)}）` : ''}。`,
      ),
    ),
  ];
}

/** 表1, 表2, … in the order in which they stand. */
function numbered(blocks: readonly NoticeBlock[]): NoticeBlock[] {
  let nth = 0;
  return blocks.map((block) => {
    if (block.kind !== 'table') return block;
    nth++;
    return { ...block, table: { ...block.table, caption: `表${nth}　${block.table.caption}` } };
  });
}
