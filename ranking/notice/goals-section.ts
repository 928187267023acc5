import { VERDICTS } from '../../core/verdict.ts';
import type { PresentedEvaluation } from '../../targets/present.ts';
import { VERDICT_WORDS } from '../../targets/wording.ts';
import { paragraph, tableBlock, type NoticeAnnex, type NoticeBlock } from './document.ts';

/** The verdicts that ask for action; their goals are named in the body, all others in the annex. */
const PRESSING: readonly string[] = ['offTrack', 'atRisk', 'missed'];

/** The city's own headline goals, those of law before those of drafts. */
export function cityGoals(
  evaluations: readonly PresentedEvaluation[],
  city: string,
): PresentedEvaluation[] {
  const own = evaluations.filter(
    ({ strength, region }) => strength === 'headline' && region === city,
  );
  return [...own.filter(({ draft }) => !draft), ...own.filter(({ draft }) => draft)];
}

/** How many goals have which verdict, and in their own words those that press or share an indicator. */
export function goalsSection(
  goals: readonly PresentedEvaluation[],
  indicators: readonly (string | null)[],
  annex: number,
  simulatedRanks: boolean,
): NoticeBlock[] {
  const law = goals.filter(({ draft }) => !draft);
  const drafts = goals.filter(({ draft }) => draft);
  const named = law.filter(
    ({ verdict, indicator }) => PRESSING.includes(verdict) || indicators.includes(indicator),
  );
  return [
    ...paragraph(
      law.length === 0 ? '' : `全市主要目标${law.length}项：${tally(law)}。`,
      drafts.length === 0
        ? ''
        : `征求意见稿所列${drafts.length}项另计，不属现行要求：${tally(drafts)}。`,
      simulatedRanks && goals.every(({ provenance }) => provenance !== 'simulated')
        ? '本部分依据公布与报送的数据，不用模拟数据。'
        : '',
      `各项判断及其依据见附件${annex}。`,
    ),
    ...named.flatMap((goal) => paragraph(`${goalName(goal)}。${goal.statement.zh}`)),
  ];
}

function tally(goals: readonly PresentedEvaluation[]): string {
  return VERDICTS.flatMap((verdict) => {
    const count = goals.filter((goal) => goal.verdict === verdict).length;
    return count === 0 ? [] : [`${VERDICT_WORDS[verdict].zh}${count}项`];
  }).join('、');
}

function goalName({ title, documentNo, clause, aspirational }: PresentedEvaluation): string {
  return `“${title}”（${documentNo ?? ''} ${clause}${aspirational ? '，力争' : ''}）`;
}

/** Every goal with the sentence of its verdict. */
export function goalsAnnex(goals: readonly PresentedEvaluation[]): NoticeAnnex {
  const table = (id: string, caption: string, some: readonly PresentedEvaluation[]) =>
    some.length === 0
      ? []
      : [
          tableBlock({
            id,
            caption,
            columns: [
              { title: '目标', width: 24, align: 'left' },
              { title: '出处', width: 25, align: 'left' },
              { title: '判断及依据', width: 51, align: 'left' },
            ],
            rows: some.map((goal) => [
              `${goal.title}${goal.aspirational ? '（力争）' : ''}`,
              `${goal.documentNo ?? '征求意见稿'} ${goal.clause}`,
              goal.statement.zh,
            ]),
            notes: [],
          }),
        ];
  return {
    title: '全市主要目标判断情况',
    blocks: [
      ...table(
        'goals',
        '现行及到期文件所定目标',
        goals.filter(({ draft }) => !draft),
      ),
      ...table(
        'draft goals',
        '征求意见稿所列目标（不属现行要求）',
        goals.filter(({ draft }) => draft),
      ),
    ],
  };
}
