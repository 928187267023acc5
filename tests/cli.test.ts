import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluationsSchema, targetSchema } from '../api/schemas.ts';
import { projectPath } from '../reference/project-root.ts';
import type { Home } from '../warehouse/home.ts';
import { PUBLISHED, loadedHome, removeHome } from './loaded-home.ts';

const resultsSchema = evaluationsSchema.pick({ bundle: true, results: true });

let home: Home;

beforeAll(async () => {
  home = await loadedHome();
});

afterAll(() => removeHome(home));

function quanheng(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath('cli', 'quanheng.ts'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, QUANHENG_HOME: home.folder },
    },
  );
  return { status, stdout, stderr };
}

function evaluate(...args: string[]) {
  const { status, stdout } = quanheng('evaluate', '--json', ...args);
  expect(status).toBe(0);
  return resultsSchema.parse(JSON.parse(stdout)).results;
}

function verdictOf(results: ReturnType<typeof evaluate>, target: string, region = '370100') {
  const found = results.find((one) => one.target === target && one.region === region);
  return found && [found.verdict, found.reason, found.actual?.value ?? null];
}

describe('verdicts that can be checked by hand from the shipped figures', () => {
  test('end of 2021: 4,397 firms against 4,400 are on track, the zone lags its line, R&D too', () => {
    const results = evaluate('--as-of', '2021-12-31');
    expect(verdictOf(results, 'jn-htf-2020.valid-high-tech-firms')).toEqual([
      'onTrack',
      'pace',
      '4397',
    ]);
    expect(verdictOf(results, 'jn-htf-2020.high-tech-zone', 'JN-GXQ')).toEqual([
      'atRisk',
      'pace',
      '1623',
    ]);
    expect(verdictOf(results, 'jn-htf-2020.tech-contracts')).toEqual([
      'achieved',
      'reachedBeforeDeadline',
      '473.48',
    ]);
    expect(verdictOf(results, 'jn-htf-2020.rd-intensity')).toEqual(['offTrack', 'pace', '2.68']);
  });

  test('end of 2022: achieved on a grade D bound, which the result says', () => {
    const results = evaluate('--as-of', '2022-12-31');
    const firms = results.find(({ target }) => target === 'jn-htf-2020.valid-high-tech-firms');
    expect(firms).toMatchObject({
      verdict: 'achieved',
      actual: { value: '5700', bound: 'atLeast', grade: 'D', period: '2022' },
      required: '4400',
    });
    expect(firms?.statement.en).toContain(
      'a mirror whose original must be found before it is cited',
    );
    expect(verdictOf(results, 'jn-htf-2020.tech-contracts')).toEqual([
      'achieved',
      'deadlineFigureMeets',
      '614.5',
    ]);
    expect(verdictOf(results, 'jn-htf-2020.patents-per-10k')).toEqual([
      'achieved',
      'deadlineFigureMeets',
      '48.92',
    ]);
    expect(verdictOf(results, 'jn-htf-2020.rd-intensity')?.slice(0, 2)).toEqual([
      'cannotTell',
      'deadlineFigureMissing',
    ]);
    expect(verdictOf(results, 'jn-htf-2020.high-tech-zone', 'JN-GXQ')?.slice(0, 2)).toEqual([
      'cannotTell',
      'boundDoesNotDecide',
    ]);
  });

  test('end of 2024: 916.15 passed the 700 of 2023, and the 1,400 of 2025 needs 23.6 % a year', () => {
    const results = evaluate('--as-of', '2024-12-31');
    expect(verdictOf(results, 'jn-doubling-draft.tech-contracts-2023')).toEqual([
      'achieved',
      'deadlineFigureMeets',
      '916.15',
    ]);
    const next = results.find(({ target }) => target === 'jn-doubling-draft.tech-contracts-2025');
    expect(next).toMatchObject({
      verdict: 'onTrack',
      decidedBy: 'declaredPath',
      growthNeeded: '0.236177',
      draft: true,
    });
  });

  test('the doublings print no base: the threshold decides, and “doubled” cannot be told', () => {
    const doubled = evaluate('--as-of', '2024-12-31').filter(({ form }) => form === 'multiple');
    expect(doubled.length).toBe(7 + 5 + 4);
    for (const { conditions } of doubled) {
      expect(conditions).toEqual([
        { name: 'multiple', verdict: 'cannotTell', reason: 'baseNotPrinted', required: null },
      ]);
    }
  });

  test('none of Qingdao’s five doublings can be judged: no figures, or figures that are too old', () => {
    const five = evaluate('--as-of', '2024-12-31', '--city', 'qingdao').filter(
      ({ document, form }) => document === 'qd-strong-city-plan-2024' && form === 'multiple',
    );
    expect(five.map(({ target, verdict, reason }) => [target, verdict, reason])).toEqual([
      ['qd-strong-city.tech-based-firms', 'cannotTell', 'noData'],
      ['qd-strong-city.rd-expenditure', 'cannotTell', 'stale'],
      ['qd-strong-city.provincial-platforms', 'cannotTell', 'noData'],
      ['qd-strong-city.tech-contracts', 'cannotTell', 'stale'],
      ['qd-strong-city.tech-brokers', 'cannotTell', 'noData'],
    ]);
  });

  test('the 1,400 of 2025, once 2025 has passed without its figure, is cannot tell and never missed', () => {
    const results = evaluate('--as-of', '2026-11-21');
    expect(verdictOf(results, 'jn-doubling-draft.tech-contracts-2025')?.slice(0, 2)).toEqual([
      'cannotTell',
      'deadlineFigureMissing',
    ]);
    expect(results.filter(({ verdict }) => verdict === 'missed')).toEqual([]);
  });

  test('mid-2022 does not know what was published later, nor the documents issued later', () => {
    const results = evaluate('--as-of', '2024-12-31', '--known-at', '2022-06-30');
    for (const { actual } of results) {
      expect((actual?.sources[0]?.knownFrom ?? '') <= '2022-06-30').toBe(true);
    }
    expect(verdictOf(results, 'jn-htf-2020.valid-high-tech-firms')).toEqual([
      'cannotTell',
      'deadlineFigureMissing',
      '4397',
    ]);
    expect(verdictOf(results, 'qd-strong-city.tech-contracts', '370200')?.slice(0, 2)).toEqual([
      'notDue',
      'notYetIssued',
    ]);
  });
});

describe('the command line as a contract', () => {
  test('catalog targets prints one JSON array of complete entries and nothing else', () => {
    const { status, stdout } = quanheng('catalog', 'targets', '--json');
    expect(status).toBe(0);
    const targets = targetSchema.array().parse(JSON.parse(stdout));
    const documents = new Set(targets.map(({ document }) => document));
    expect(targets.length).toBeGreaterThanOrEqual(170);
    expect(documents.size).toBeGreaterThanOrEqual(23);
  });

  test.each(['documents', 'indicators', 'regions', 'events', 'targets'])(
    'catalog %s has entries',
    (name) => {
      const { status, stdout } = quanheng('catalog', name, '--json');
      expect(status).toBe(0);
      expect(JSON.parse(stdout).length).toBeGreaterThan(10);
    },
  );

  test('reading a loaded file again changes nothing and exits 0', () => {
    const { status, stdout } = quanheng('etl', 'load', 'statistics', ...PUBLISHED, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rowsRead: 2348,
      rowsLoaded: 0,
      rowsRevised: 0,
      rowsUnchanged: 2348,
      rowsRefused: 0,
      refused: [],
    });
  });

  test('a refused row gives exit code 3, and the rule, place, found and expected', () => {
    const file = join(home.folder, 'faulty.csv');
    writeFileSync(
      file,
      'region_code,region_name,indicator_id,indicator_name,year,value,unit\n370999,某市,gdp,地区生产总值,2023,12,亿元\n',
    );
    const { status, stdout } = quanheng('etl', 'load', 'statistics', file, '--dry-run', '--json');
    expect(status).toBe(3);
    expect(JSON.parse(stdout).refused).toMatchObject([
      {
        rule: 'region.unknown',
        severity: 'error',
        file: 'faulty.csv',
        row: 2,
        column: 'region_code',
        found: '370999 某市',
      },
    ]);
  });

  test.each([
    [['evaluate', '--as-of', '2023-02-30'], '--as-of 2023-02-30 is not a date'],
    [
      ['evaluate', '--target', 'jn-htf-2020.valid-high-tech-firm'],
      'Did you mean jn-htf-2020.valid-high-tech-firms?',
    ],
    [['evaluate', '--nonsense'], 'Usage: quanheng evaluate'],
    [['evaluate', '--city', 'beijing'], 'write jinan or qingdao'],
    [['catalog', 'nothing'], 'unknown catalogue: nothing'],
    [['etl', 'load', 'statistics'], 'no file given'],
    [['etl', 'load', 'statistics', 'nowhere.csv'], 'cannot read nowhere.csv'],
    [['nothing'], 'unknown command: nothing'],
    [[], 'Usage:'],
  ])('%j is bad usage: exit code 2, an empty stdout and what to do', (args, message) => {
    const { status, stdout, stderr } = quanheng(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });

  test('doctor finds catalogue, evidence and data folder in order', () => {
    const { stdout } = quanheng('doctor', '--json');
    const checks = new Map<string, boolean | null>(
      JSON.parse(stdout).checks.map(({ name, ok }: { name: string; ok: boolean | null }) => [
        name,
        ok,
      ]),
    );
    expect(checks.get('catalogue')).toBe(true);
    expect(checks.get('evidence')).not.toBe(false);
    expect(checks.get('data folder')).toBe(true);
  });

  test('an empty data folder says what to run', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [projectPath('cli', 'quanheng.ts'), 'evaluate'],
      {
        encoding: 'utf8',
        env: { ...process.env, QUANHENG_HOME: join(home.folder, 'nothing') },
      },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('etl load statistics');
  });
});
