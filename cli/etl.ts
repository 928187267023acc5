import { shanghaiDate } from '../core/civil-date.ts';
import { PROVENANCES, type Provenance } from '../core/goal.ts';
import { load, type LoadResult } from '../etl/load.ts';
import { statistics } from '../etl/sources/statistics.ts';
import { loadReference } from '../reference/catalogue.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { OPERATOR } from '../core/viewer.ts';
import {
  date,
  home,
  options,
  printJson,
  printLines,
  usage,
  type Command,
  rejectExtra,
  userPath,
} from './command.ts';

const SOURCES = [statistics];

export const etl: Command = {
  usage:
    'etl load SOURCE FILE… [--known-at D] [--provenance P] [--dry-run] [--json] | etl sources | etl runs',
  about: 'Loads files that bureaus send; lists the sources and the runs.',
  async run([action, ...args]) {
    if (action === 'load') return loadFiles(args);
    if (action === 'sources') return listSources(args);
    if (action === 'runs') return listRuns(args);
    throw usage(etl, `unknown action: ${action ?? '(none)'}`);
  },
};

async function loadFiles(args: string[]): Promise<number> {
  const { values, positionals } = options(etl, args, {
    'known-at': { type: 'string' },
    provenance: { type: 'string', default: 'published' },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const [name, ...files] = positionals;
  const source = SOURCES.find((candidate) => candidate.name === name);
  if (!source) {
    throw usage(
      etl,
      `unknown source: ${name ?? '(none)'}; known: ${SOURCES.map((s) => s.name).join(', ')}`,
    );
  }
  if (files.length === 0) throw usage(etl, 'no file given');
  const result = await load(source, {
    home: home(),
    reference: loadReference(),
    files: files.map(userPath),
    knownAt: date(etl, '--known-at', values['known-at']) ?? null,
    today: shanghaiDate(Date.now()),
    provenance: provenance(values.provenance),
    dryRun: values['dry-run'],
  });
  if (values.json) printJson(result);
  else printLines(summary(result, values['dry-run']));
  return result.rowsRefused > 0 || result.refused.length > 0 ? 3 : 0;
}

function provenance(text: string): Provenance {
  const known = PROVENANCES.find((candidate) => candidate === text);
  if (known) return known;
  throw usage(etl, `--provenance ${text} is not one of ${PROVENANCES.join(', ')}`);
}

function summary(result: LoadResult, dryRun: boolean): string[] {
  const { rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused } = result;
  const counts = `${rowsRead} rows read: ${rowsLoaded} new, ${rowsRevised} revised, ${rowsUnchanged} unchanged, ${rowsRefused} refused`;
  const faults = [...result.refused, ...result.warnings].map(
    ({ severity, file, row, column, rule, found, expected, message, messageEn }) =>
      `${severity} ${file}${row === null ? '' : `:${row}`} ${column ?? ''} [${rule}] found "${found}"${expected === null ? '' : `, expected ${expected}`}\n  ${messageEn}\n  ${message}`,
  );
  return [
    dryRun ? `(dry run, nothing was changed) ${counts}` : `${result.run}: ${counts}`,
    ...faults,
  ];
}

async function listSources(args: string[]): Promise<number> {
  const { values, positionals } = options(etl, args, { json: { type: 'boolean', default: false } });
  rejectExtra(etl, positionals);
  if (values.json)
    printJson(
      SOURCES.map(({ name, title, titleEn, layouts }) => ({ name, title, titleEn, layouts })),
    );
  else {
    printLines(
      SOURCES.flatMap(({ name, title, layouts }) =>
        layouts.map(
          (layout) =>
            `${name} (${title}, ${layout.name}): ${layout.columns.map((column) => column.headings.join('/')).join(', ')}`,
        ),
      ),
    );
  }
  return 0;
}

async function listRuns(args: string[]): Promise<number> {
  const { values, positionals } = options(etl, args, { json: { type: 'boolean', default: false } });
  rejectExtra(etl, positionals);
  const reader = new SnapshotReader(home());
  const runs = await reader.query('loaded', OPERATOR, {});
  reader.close();
  if (values.json) printJson(runs);
  else {
    printLines(
      runs.map(
        (run) =>
          `${run['run_id']} ${run['started_on']} ${run['source']}: ${run['rows_read']} read, ${run['rows_loaded']} new, ${run['rows_revised']} revised, ${run['rows_refused']} refused`,
      ),
    );
  }
  return 0;
}
