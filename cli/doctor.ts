import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATOR } from '../core/viewer.ts';
import { loadReference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { loadTargets } from '../targets/catalogue.ts';
import { missingEvidence } from '../targets/evidence.ts';
import { readSourceTexts } from '../reference/source-texts.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { home, options, printJson, printLines, type Command, rejectExtra } from './command.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean | null;
  readonly found: string;
}

export const doctor: Command = {
  usage: 'doctor [--json]',
  about: 'Checks the installation, the catalogue and the data folder.',
  async run(args) {
    const { values, positionals } = options(doctor, args, {
      json: { type: 'boolean', default: false },
    });
    rejectExtra(doctor, positionals);
    const checks: Check[] = [];
    for (const [name, check] of CHECKS) checks.push({ name, ...(await attempt(check)) });
    if (values.json) printJson({ checks });
    else {
      const mark = { true: 'ok     ', false: 'FAILED ', null: 'skipped' };
      printLines(checks.map(({ name, ok, found }) => `${mark[`${ok}`]} ${name}: ${found}`));
    }
    return checks.some(({ ok }) => ok === false) ? 1 : 0;
  },
};

type Outcome = Omit<Check, 'name'>;

const CHECKS: [string, () => Outcome | Promise<Outcome>][] = [
  [
    'node',
    () => ({ ok: Number(process.versions.node.split('.')[0]) >= 24, found: process.version }),
  ],
  ['catalogue', checkCatalogue],
  ['evidence', checkEvidence],
  ['data folder', checkData],
  ['dashboard', checkDashboard],
];

async function attempt(check: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await check();
  } catch (error) {
    return { ok: false, found: error instanceof Error ? error.message : String(error) };
  }
}

function checkCatalogue(): Outcome {
  const reference = loadReference();
  const { documents, indicators, regions } = reference;
  const targets = loadTargets(reference).length;
  return {
    ok: true,
    found: `${documents.size} documents, ${indicators.size} indicators, ${regions.size} regions, ${targets} targets`,
  };
}

function checkEvidence(): Outcome {
  const texts = readSourceTexts();
  if (!texts) return { ok: null, found: 'the source texts are not on this machine' };
  const reference = loadReference();
  const missing = missingEvidence(loadTargets(reference), reference.documents, texts);
  const found = missing.map(({ file, line, message }) => `${file}:${line} ${message}`);
  return {
    ok: missing.length === 0,
    found: found.join('; ') || 'every fragment stands in its text',
  };
}

async function checkData(): Promise<Outcome> {
  const folder = home();
  const reader = new SnapshotReader(folder);
  const runs = await reader.query('loaded', OPERATOR, {});
  const found = `${folder.folder}: snapshot ${reader.content()}, ${runs.length} runs, ${readdirSync(folder.snapshots).length} files`;
  reader.close();
  return { ok: true, found };
}

function checkDashboard(): Outcome {
  const manifest = projectPath('dashboard', 'build', 'handler.js');
  const built = existsSync(manifest) && readFileSync(manifest).length > 0;
  return { ok: built, found: built ? join('dashboard', 'build') : 'not built; run npm run build' };
}
