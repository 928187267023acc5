import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../subsidies/exposure/ladder.ts';
import { presentExposure } from '../subsidies/exposure/present.ts';
import { BASELINES, type ExposureQuestion } from '../subsidies/exposure/question.ts';
import { ExposureService } from '../subsidies/exposure/service.ts';
import { reformed } from '../subsidies/reform/apply-reform.ts';
import { readReform } from '../subsidies/reform/read-reform.ts';
import { SubsidyService } from '../subsidies/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { LOADED_ON, removeHome } from './loaded-home.ts';
import { homeOf, removeFiles, simulatedFiles } from './simulated-home.ts';

const BREAKDOWNS = {
  rule: 'byRule',
  document: 'byDocument',
  bureau: 'byBureau',
  fund: 'byFund',
  account: 'byAccount',
  level: 'byLevel',
  region: 'byRegion',
} as const satisfies Record<Dimension, string>;

const slices = fc.record({
  year: fc.integer({ min: 2022, max: 2027 }),
  asOf: fc.constantFrom('2023-12-31', '2024-06-30', '2024-12-31'),
  city: fc.constantFrom('jinan' as const, 'qingdao' as const),
  baseline: fc.constantFrom(...BASELINES),
  drafts: fc.boolean(),
  draws: fc.integer({ min: 1, max: 10 }),
  seed: fc.stringMatching(/^[a-z0-9]{1,5}$/),
  dimension: fc.constantFrom(...(Object.keys(BREAKDOWNS) as Dimension[])),
});

let files: string;
let home: Home;
let reader: SnapshotReader;
let subsidies: SubsidyService;

beforeAll(async () => {
  files = await simulatedFiles(300, 600);
  home = await homeOf(files);
  reader = new SnapshotReader(home);
  subsidies = new SubsidyService(reader);
}, 120_000);

afterAll(() => {
  reader.close();
  removeHome(home);
  removeFiles(files);
});

test('in any slice the empty reform changes no byte of the budget, and every cell by 0.00', async () => {
  const { reform } = readReform('name: 不改\npatches: []\n', 'empty.yaml', subsidies, LOADED_ON);
  const law = reformed(subsidies.subsidies, subsidies.reference, reform);
  await fc.assert(
    fc.asyncProperty(slices, async ({ dimension, ...slice }) => {
      const service = new ExposureService(reader, subsidies);
      const question: ExposureQuestion = { ...slice, knownAt: LOADED_ON, readings: {} };
      const present = async (asked?: { name: string; law: typeof law }) =>
        presentExposure(await service.exposure(question, asked), 'bundle', subsidies);
      const before = await present();
      const { reform: effect, ...rest } = await present({ name: reform.name, law });
      expect(JSON.stringify(rest)).toBe(JSON.stringify(before));
      if (!effect) throw new Error('there is no effect');
      const { delta, winners, losers, byKind, bySize, targets } = effect;
      const rows = effect[BREAKDOWNS[dimension]];
      expect(rows.map(({ id }) => id)).toEqual(rest[BREAKDOWNS[dimension]].map(({ id }) => id));
      const sums = JSON.stringify([delta, rows]).match(/"-?\d+\.\d+"/g) ?? [];
      expect(new Set(sums)).toEqual(new Set(['"0.00"']));
      expect([winners.count, losers.count, byKind, bySize]).toEqual([0, 0, [], []]);
      expect([targets.indicators, targets.undeclared]).toEqual([[], []]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 300_000);
