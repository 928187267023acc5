import { afterAll, beforeAll, expect, test } from 'vitest';
import { yuan } from '../core/money.ts';
import type { Dimension, Figures } from '../subsidies/exposure/ladder.ts';
import { presentExposure } from '../subsidies/exposure/present.ts';
import type { ExposureQuestion } from '../subsidies/exposure/question.ts';
import { ExposureService, type ExposureAnswer } from '../subsidies/exposure/service.ts';
import { reformed } from '../subsidies/reform/apply-reform.ts';
import { readReform } from '../subsidies/reform/read-reform.ts';
import { SubsidyService } from '../subsidies/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { LOADED_ON, removeHome } from './loaded-home.ts';
import { homeOf, removeFiles, simulatedFiles } from './simulated-home.ts';

const DIMENSIONS: readonly Dimension[] = [
  ...(['rule', 'document', 'bureau', 'fund', 'account', 'level', 'region'] as const),
];

/** The budget after next, so that a year of events is not loaded. */
const NEXT: ExposureQuestion = {
  ...{ year: 2026, asOf: '2024-12-31', knownAt: LOADED_ON, city: 'jinan' },
  ...{ baseline: 'inForce', drafts: false, readings: {}, draws: 400, seed: '1' },
};
/** This year's in its middle, so that every rung holds something. */
const HALFWAY: ExposureQuestion = { ...NEXT, year: 2024, asOf: '2024-06-30' };

let files: string;
let home: Home;
let reader: SnapshotReader;
let subsidies: SubsidyService;
/** Each keeps the grounds of its own question. */
let service: ExposureService;
let serviceHalfway: ExposureService;
let next: ExposureAnswer;
let halfway: ExposureAnswer;

beforeAll(async () => {
  files = await simulatedFiles(1500, 3000);
  home = await homeOf(files);
  reader = new SnapshotReader(home);
  subsidies = new SubsidyService(reader);
  service = new ExposureService(reader, subsidies);
  serviceHalfway = new ExposureService(reader, subsidies);
  halfway = await serviceHalfway.exposure(HALFWAY);
  next = await service.exposure(NEXT);
}, 120_000);

afterAll(() => {
  reader.close();
  removeHome(home);
  removeFiles(files);
});

function sums(of: Figures): bigint[] {
  const { appropriated, approved, paid, contingent, overdue, forecast, stillToCome } = of;
  return [
    ...[appropriated, approved, paid, contingent.ceiling, contingent.expected ?? '0'],
    ...[forecast.ceiling.amount, forecast.expected?.amount ?? '0'],
    ...[overdue.ceiling, overdue.expected ?? '0', stillToCome?.amount ?? '0'],
  ].map(yuan);
}

const shown = (answer: ExposureAnswer) => presentExposure(answer, 'bundle', subsidies);

test('the simulated city has something on every rung', () => {
  const rungs = sums(halfway.ladder.total()).map((fen) => fen > 0n);
  expect(new Set(rungs)).toEqual(new Set([true]));
  expect(sums(next.ladder.total())[5]).toBeGreaterThan(0n);
  expect(next.simulated).toBe(true);
});

test('every breakdown sums to the total, to the fen', () => {
  for (const { ladder } of [halfway, next]) {
    const whole = sums(ladder.total());
    for (const dimension of DIMENSIONS) {
      const total = ladder
        .by(dimension)
        .map(({ figures }) => sums(figures))
        .reduce((all, row) => all.map((fen, at) => fen + (row[at] ?? 0n)));
      expect(total, dimension).toEqual(whole);
    }
  }
});

test('the empty reform is 0.00 in every cell and changes no byte of the rest', async () => {
  const { reform } = readReform('name: 不改\npatches: []\n', 'empty.yaml', subsidies, NEXT.asOf);
  const law = reformed(subsidies.subsidies, subsidies.reference, reform);
  for (const [before, asked] of [
    [next, service],
    [halfway, serviceHalfway],
  ] as const) {
    const after = await asked.exposure(before.question, { name: reform.name, law });
    const { reform: effect, ...rest } = shown(after);
    expect(JSON.stringify(rest)).toBe(JSON.stringify(shown(before)));
    const { total, winners, losers, ...delta } = effect ?? {};
    expect(total).toEqual(rest.total);
    expect([winners, losers]).toMatchObject([{ count: 0 }, { count: 0 }]);
    const numbers = JSON.stringify(delta).match(/"-?\d+\.\d+"/g) ?? [];
    expect(numbers.length).toBeGreaterThan(500);
    expect(new Set(numbers)).toEqual(new Set(['"0.00"']));
  }
});

test('a reform’s delta is the difference of the two totals, to the fen', async () => {
  const text = `name: 提高\npatches:\n  - {rule: jn-sci-services-2020.rd-total-small, parameters: {rate: '0.12'}}\n`;
  const { reform } = readReform(text, 'more.yaml', subsidies, NEXT.asOf);
  const law = reformed(subsidies.subsidies, subsidies.reference, reform);
  const { reform: effect } = await service.exposure(NEXT, { name: reform.name, law });
  if (!effect) throw new Error('there is no effect');
  const before = sums(next.ladder.total());
  const difference = sums(effect.ladder.total()).map((fen, at) => fen - (before[at] ?? 0n));
  expect(sums(effect.delta.total())).toEqual(difference);
  expect(difference[5]).toBeGreaterThan(0n);
  expect(effect.changes.every(({ fen }) => fen > 0n)).toBe(true);
});

test('the same seed gives the same bytes, whatever was asked before', async () => {
  const again = await new ExposureService(reader, subsidies).exposure(NEXT);
  expect(JSON.stringify(shown(again))).toBe(JSON.stringify(shown(next)));
});

test('draws of another seed lie within the interval as often as is said', async () => {
  const { draws } = NEXT;
  const drawn = (answer: ExposureAnswer) => answer.ladder.toCome(() => true, draws).toSorted();
  const all = [drawn(next)];
  for (const seed of ['2', '3']) {
    all.push(drawn(await new ExposureService(reader, subsidies).exposure({ ...NEXT, seed })));
  }
  const shares = all.flatMap((stated) =>
    all
      .filter((other) => other !== stated)
      .map((other) => {
        const [low = 0, high = 0] = [stated[draws * 0.1 - 1], stated[draws * 0.9 - 1]];
        return other.filter((fen) => fen >= low && fen <= high).length / draws;
      }),
  );
  // The standard error of one share is 0.02, and of the bounds as much again.
  for (const share of shares) expect(Math.abs(share - 0.8)).toBeLessThan(0.1);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  expect(Math.abs(mean - 0.8)).toBeLessThan(0.03);
});

test('where policy goes on, at least as much is owed as where it does not', async () => {
  const continued = await service.exposure({ ...NEXT, baseline: 'continued' });
  const [, , , owed = 0n, , forecast = 0n] = sums(continued.ladder.total());
  const [, , , inForce = 0n, , less = 0n] = sums(next.ladder.total());
  expect(owed).toBeGreaterThanOrEqual(inForce);
  expect(forecast).toBeGreaterThan(less);
});

test('a draft adds nothing unless it is asked for', async () => {
  const drafts = new Set(
    [...subsidies.reference.documents.values()].flatMap(({ id, draft }) => (draft ? [id] : [])),
  );
  const of = ({ ladder }: ExposureAnswer) =>
    ladder.by('document').filter(({ id }) => drafts.has(id ?? ''));
  expect(of(next)).toEqual([]);
  expect(of(halfway)).toEqual([]);
  const asked = await service.exposure({ ...NEXT, drafts: true });
  expect(of(asked).length).toBeGreaterThan(0);
  expect(sums(asked.ladder.total())[5]).toBeGreaterThan(sums(next.ladder.total())[5] ?? 0n);
});

test('before anything was known there is nothing, and where nothing was approved nothing is expected', async () => {
  const { ladder, findings } = await new ExposureService(reader, subsidies).exposure({
    ...NEXT,
    knownAt: '2015-01-01',
  });
  expect(findings).toEqual([]);
  expect(ladder.total()).toMatchObject({
    ...{ appropriated: '0.00', approved: '0.00', paid: '0.00' },
    ...{ contingent: { ceiling: '0.00', expected: null }, forecast: { expected: null } },
  });
});
