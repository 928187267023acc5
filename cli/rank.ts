import { OPERATOR } from '../core/viewer.ts';
import { presentRanking, type PresentedRanking } from '../ranking/present.ts';
import { presentWorking } from '../ranking/present-working.ts';
import { WORLDS } from '../ranking/fact-book.ts';
import { MOST_DRAWS, rankParameters } from '../ranking/question.ts';
import { RankingService } from '../ranking/service.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import {
  READING,
  home,
  options,
  printJson,
  printLines,
  reading,
  rejectExtra,
  usage,
  type Command,
} from './command.ts';

export const rank: Command = {
  usage:
    'rank SCHEME --period P [--version N] [--region ID] [--facts real|simulated] [--draws N] [--seed S] [--as-of D] [--known-at D] [--json]',
  about:
    'Ranks districts by a scheme; with --region, the working of one and what would move it up.',
  async run(args) {
    const { values, positionals } = options(rank, args, {
      ...READING,
      period: { type: 'string' },
      version: { type: 'string' },
      region: { type: 'string' },
      facts: { type: 'string' },
      draws: { type: 'string' },
      seed: { type: 'string' },
    });
    const [scheme, ...extra] = positionals;
    rejectExtra(rank, extra);
    if (scheme === undefined) throw usage(rank, 'SCHEME is missing; see catalog schemes');
    if (values.period === undefined) throw usage(rank, '--period is missing');
    const { asOf, knownAt } = reading(rank, values);
    const facts = WORLDS.find((world) => world === values.facts);
    if (values.facts !== undefined && !facts) {
      throw usage(rank, `--facts ${values.facts} is not known; write real or simulated`);
    }
    const question = {
      scheme,
      period: values.period,
      version: whole('--version', values.version, 1, 10_000),
      asOf,
      knownAt,
      facts,
      draws: whole('--draws', values.draws, 0, MOST_DRAWS),
      seed: whole('--seed', values.seed, 0, 2 ** 31),
    };
    const reader = new SnapshotReader(home());
    const service = new RankingService(reader);
    service.settle(question);
    const { region } = values;
    const bundle = service.bundle({ ...rankParameters(question), region });
    const answer =
      region === undefined
        ? presentRanking(await service.rank(question, OPERATOR), bundle, service.reference)
        : presentWorking(
            await service.working({ ...question, region }, OPERATOR),
            bundle,
            service.reference,
          );
    reader.close();
    if (values.json) printJson(answer);
    else if ('rows' in answer) printLines(table(answer));
    else printLines(workingLines(answer));
    return 0;
  },
};

function whole(name: string, text: string | undefined, least: number, most: number) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw usage(rank, `${name} ${text} is no whole number from ${least} to ${most}`);
}

function table({ scheme, period, facts, simulated, rows }: PresentedRanking): string[] {
  return [
    `${scheme.title}  ${period.label}  v${scheme.version}${simulated ? `  【${facts.zh}】` : ''}`,
    `  ${scheme.statement.zh}`,
    ...rows.map((row) =>
      row.rank === null
        ? `  —  ${row.regionName}  ${row.reasonWords?.zh ?? ''}`
        : [
            String(row.rank).padStart(3),
            row.regionName,
            row.score,
            row.tierName?.zh,
            `敏感性${row.rankLow}–${row.rankHigh}`,
            row.previousRank === null ? '上期—' : `上期${row.previousRank}`,
          ].join('  '),
    ),
  ];
}

function workingLines(answer: ReturnType<typeof presentWorking>): string[] {
  const { row, moves, region } = answer;
  const place = row?.rank ? `${row.score}  第${row.rank}位` : (row?.reasonWords?.zh ?? '—');
  return [
    `${region.regionName}  ${place}${answer.simulated ? `  【${answer.facts.zh}】` : ''}`,
    ...(row?.parts ?? []).map(
      (part) =>
        `  ${part.title}  ${part.value ?? '—'}${part.unit}  得分${part.score ?? '—'} × ${part.share ?? '—'} = ${part.contribution ?? '—'}${part.reasonWords ? `  ${part.reasonWords.zh}` : ''}`,
    ),
    ...(row?.adjustments ?? []).map(
      ({ title, value, unit, points }) => `  ${title}  ${value ?? '—'}${unit}  ${points ?? '—'}分`,
    ),
    ...moves.map(({ title, from, to, newRank, reasonWords }) =>
      reasonWords
        ? `  ${title}：${reasonWords.zh}`
        : `  ${title}：由${from}到${to}，升至第${newRank}位`,
    ),
  ];
}
