import { QuanhengError } from '../../core/error.ts';
import type { Viewer } from '../../core/viewer.ts';
import { presentEvaluation, type PresentedEvaluation } from '../../targets/present.ts';
import type { TargetService } from '../../targets/service.ts';
import { presentRanking, type PresentedRanking } from '../present.ts';
import { presentScheme } from '../present-scheme.ts';
import type { RankedPeriod } from '../period.ts';
import { rankParameters, type RankQuestion } from '../question.ts';
import type { RankingService } from '../service.ts';
import type { EarlierNotice } from './changes.ts';
import { noticeDocument, type NoticeGround } from './content.ts';
import type { NoticeDocument, NoticeHead } from './document.ts';
import { cityGoals } from './goals-section.ts';
import type { KeptNotices } from './kept.ts';
import { presumedHead, type GivenHead } from './presumed-head.ts';
import { recordOf, type NoticeRecord } from './record.ts';

/** What a notice is asked for. */
export interface NoticeQuestion {
  readonly question: RankQuestion;
  readonly reported: RankedPeriod;
  /** What the operator gave of the head; the rest is presumed. */
  readonly head: GivenHead;
  readonly trial: boolean;
}

export interface MadeNotice {
  readonly document: NoticeDocument;
  readonly presented: PresentedRanking;
  readonly goals: readonly PresentedEvaluation[];
  readonly record: NoticeRecord;
  /** What its head would be where nothing of it is given. */
  readonly presumed: NoticeHead;
  /** The one of the same period that it says the changes since; null for the first. */
  readonly earlier: EarlierNotice | null;
  /** The how manyth of its period it is. */
  readonly sequence: number;
  /** True where the very same notice was kept before. */
  readonly kept: boolean;
}

/** Ranks, judges and writes; keeps nothing. Throws `usage` for a period that has not begun. */
export async function makeNotice(
  asked: NoticeQuestion,
  rankings: RankingService,
  targets: TargetService,
  notices: KeptNotices,
  viewer: Viewer,
): Promise<MadeNotice> {
  const { question, reported, trial } = asked;
  const { reference } = rankings;
  const { asOf, knownAt } = question;
  if (reported.from > asOf) {
    throw new QuanhengError('usage', `${reported.label} has not begun on ${asOf}`, {
      mend: 'Choose an earlier period, or a later day to judge on.',
    });
  }
  const ranking = await rankings.rank(question, viewer);
  const bundle = rankings.bundle(rankParameters(question));
  const presented = presentRanking(ranking, bundle, reference);
  const scheme = presentScheme(ranking.standing.scheme, reference, asOf);
  const judged = await targets.evaluate(
    { city: ranking.standing.scheme.city === '370200' ? 'qingdao' : 'jinan' },
    viewer,
    { asOf, knownAt },
  );
  const goals = cityGoals(
    judged.map((evaluation) => presentEvaluation(evaluation, reference)),
    scheme.region,
  );
  const head = presumedHead(asked.head, presented, scheme, reference);
  const record = recordOf(presented, goals, reported.label, head);
  const { sequence, earlier, kept } = notices.placeOf(record);
  const ground: NoticeGround = {
    ...{ presented, scheme, goals, reference, reported, head, earlier, trial },
  };
  return {
    ...{ document: noticeDocument(ground), presented, goals, record, earlier, sequence, kept },
    presumed: presumedHead({}, presented, scheme, reference),
  };
}
