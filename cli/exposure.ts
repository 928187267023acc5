import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { yearOf, type CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import { WAY_WORDS } from '../subsidies/exposure/export/words.ts';
import { presentExposure, type PresentedExposure } from '../subsidies/exposure/present.ts';
import { BASELINES, type Baseline } from '../subsidies/exposure/question.ts';
import { ExposureService, type AskedReform } from '../subsidies/exposure/service.ts';
import { rationingOf } from '../subsidies/rationing/settings.ts';
import { reformed } from '../subsidies/reform/apply-reform.ts';
import { readReform } from '../subsidies/reform/read-reform.ts';
import { SubsidyService } from '../subsidies/service.ts';
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
  userPath,
  type Command,
} from './command.ts';
import { eventYear } from './entitlements.ts';
import { reformLines } from './reform-lines.ts';

const DRAWS = 1000;
const MOST_DRAWS = 10_000;

export const exposure: Command = {
  usage:
    'exposure --year Y [--reform FILE] [--baseline inForce|continued] [--draws N] [--seed S] [--drafts] [--reading SWITCH=OPTION …] [--as-of D] [--known-at D] [--city C] [--json]',
  about: 'What a budget year will cost, when the money runs out, and what a changed rule would do.',
  async run(args) {
    const { values, positionals } = options(exposure, args, {
      ...READING,
      year: { type: 'string' },
      reform: { type: 'string' },
      baseline: { type: 'string', default: 'inForce' },
      draws: { type: 'string', default: String(DRAWS) },
      seed: { type: 'string', default: '1' },
      drafts: { type: 'boolean', default: false },
      reading: { type: 'string', multiple: true },
    });
    rejectExtra(exposure, positionals);
    const { asOf, knownAt, city = 'jinan' } = reading(exposure, values);
    const reader = new SnapshotReader(home());
    const subsidies = new SubsidyService(reader);
    const service = new ExposureService(reader, subsidies);
    const question = {
      ...{ asOf, knownAt, city },
      year: eventYear(exposure, values.year, yearOf(asOf)),
      baseline: baselineOf(values.baseline),
      draws: drawsOf(values.draws),
      seed: values.seed,
      drafts: values.drafts,
      readings: subsidies.choices(values.reading ?? []),
      rationing: rationingOf(home()),
    };
    const asked =
      values.reform === undefined ? undefined : reformOf(values.reform, subsidies, asOf);
    const bundle = service.bundle(question, asked?.text ?? null);
    const answer = await service.exposure(question, asked?.reform);
    reader.close();
    const presented = presentExposure(answer, bundle, subsidies);
    if (values.json) printJson(presented);
    else printLines(lines(presented));
    return 0;
  },
};

function baselineOf(text: string): Baseline {
  const found = BASELINES.find((each) => each === text);
  if (found) return found;
  throw usage(exposure, `--baseline ${text} is not known; write ${BASELINES.join(' or ')}`);
}

function drawsOf(text: string): number {
  const draws = Number(text);
  if (/^\d+$/.test(text) && draws >= 1 && draws <= MOST_DRAWS) return draws;
  throw usage(exposure, `--draws ${text} is not a whole number from 1 to ${MOST_DRAWS}`);
}

/** Reads a reform; its warnings go to stderr. */
function reformOf(
  path: string,
  catalogue: SubsidyService,
  asOf: CivilDate,
): { text: string; reform: AskedReform } {
  const text = textOf(path);
  const { reform, warnings } = readReform(text, basename(path), catalogue, asOf);
  for (const { message, mend, zh } of warnings) {
    process.stderr.write(`提醒：${zh.message}${zh.mend}\nwarning: ${message} ${mend}\n`);
  }
  return {
    text,
    reform: { name: reform.name, law: reformed(catalogue.subsidies, catalogue.reference, reform) },
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(userPath(path), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new QuanhengError('usage', `cannot read ${path}: ${reason}`, {
      mend: 'Write a reform as YAML; docs/reforms.md shows how.',
    });
  }
}

/** What can run out is told, and what an appropriation does not reach. */
function lines(answer: PresentedExposure): string[] {
  const { total, year, asOf, baseline, simulated, exhaustion, rationing, notes, reform } = answer;
  return [
    `${year} 预算年度，${asOf} 所见，${baseline === 'inForce' ? '现行有效' : '政策延续'}，元${simulated ? '；据模拟数据' : ''}`,
    figures('合计', total),
    ...answer.byDocument.map(({ name, ...of }) => figures(name ?? '未归入文件', of)),
    ...exhaustion
      .filter(({ probability }) => probability > 0)
      .map(
        ({ fund, region, month, p10, p90, probability }) =>
          `${fund}（${region}）用完的可能 ${(probability * 100).toFixed(0)}%，${month}（${p10} 至 ${p90}）`,
      ),
    ...met(rationing),
    ...told(notes),
    ...(reform
      ? [
          figures(`改革“${reform.name}”增减`, reform.delta),
          ...met(reform.rationing),
          ...told(reform.notes),
          ...reformLines(reform),
        ]
      : []),
  ];
}

type Figures = PresentedExposure['total'];

function figures(name: string, of: Figures): string {
  const { contingent, overdue, forecast, stillToCome } = of;
  return [
    name,
    `安排 ${of.appropriated}`,
    `批复 ${of.approved}`,
    `支付 ${of.paid}`,
    `或有 ${contingent.ceiling}（预期 ${contingent.expected ?? '—'}）`,
    `逾期未批 ${overdue.ceiling}（预期 ${overdue.expected ?? '—'}）`,
    `预测 ${forecast.ceiling.amount}（预期 ${uncertain(forecast.expected)}）`,
    `还将发生 ${uncertain(stillToCome)}`,
  ].join('  ');
}

function uncertain(sum: Figures['stillToCome']): string {
  return sum === null ? '—' : `${sum.amount}，${sum.p10} 至 ${sum.p90}`;
}

function told(notes: PresentedExposure['notes']): string[] {
  return notes.map(({ zh, named }) => `提示：${zh}${named.map(({ name }) => name).join('；')}`);
}

function met(rationing: PresentedExposure['rationing']): string[] {
  return rationing.map(
    ({ fund, region, how, available, met: { amount }, short, carriedTo }) =>
      `${fund}（${region}）${WAY_WORDS[how]}：可用 ${available}，满足 ${amount}，不足 ${uncertain(short)}${carriedTo === null ? '' : `，转 ${carriedTo} 年`}`,
  );
}
