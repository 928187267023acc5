import { shanghaiDate } from '../../core/civil-date.ts';
import { PROVENANCES, type Provenance } from '../../core/goal.ts';
import { load, type LoadOptions, type LoadResult } from '../../etl/load.ts';
import { LineProgress, SILENT, type Progress } from '../../etl/progress.ts';
import type { Refusal } from '../../etl/refusal.ts';
import type { Source } from '../../etl/source.ts';
import { SOURCES } from '../../etl/sources.ts';
import { loadReference } from '../../reference/catalogue.ts';
import {
  date,
  home,
  options,
  printJson,
  printLines,
  usage,
  userPath,
  type Command,
} from '../command.ts';

/** Options of every command that reads a bureau's files. */
export const LOADING = {
  'known-at': { type: 'string' },
  provenance: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const loadFiles: Command = {
  usage: 'etl load SOURCE FILE… [--known-at D] [--provenance P] [--dry-run] [--json]',
  about: 'Loads files of one source and publishes the result.',
  async run(args) {
    const { values, positionals } = options(loadFiles, args, {
      ...LOADING,
      'dry-run': { type: 'boolean', default: false },
    });
    const dryRun = values['dry-run'];
    const { source, settings } = request(loadFiles, positionals, values);
    const result = await load(source, { ...settings, dryRun, progress: progress() });
    if (values.json) printJson(result);
    else printLines(summary(result, dryRun));
    return exitCode(result);
  },
};

/** Reads what a command is asked to load, and under which provenance and day. */
export function request(
  command: Command,
  [name, ...files]: readonly string[],
  values: { readonly 'known-at'?: string | undefined; readonly provenance?: string | undefined },
): { source: Source; settings: Omit<LoadOptions, 'dryRun'> } {
  const source = SOURCES.find((candidate) => candidate.name === name);
  if (!source) {
    const known = SOURCES.map((each) => each.name).join(', ');
    throw usage(command, `unknown source: ${name ?? '(none)'}; known: ${known}`);
  }
  if (files.length === 0) throw usage(command, 'no file given');
  return {
    source,
    settings: {
      home: home(),
      reference: loadReference(),
      files: files.map(userPath),
      knownAt: date(command, '--known-at', values['known-at']) ?? null,
      today: shanghaiDate(Date.now()),
      provenance: provenance(command, values.provenance, source),
    },
  };
}

function provenance(command: Command, text: string | undefined, source: Source): Provenance {
  if (text === undefined) return source.provenance;
  const known = PROVENANCES.find((candidate) => candidate === text);
  if (known) return known;
  throw usage(command, `--provenance ${text} is not one of ${PROVENANCES.join(', ')}`);
}

/** Progress is for a person who watches; files and other programs get none of it. */
export function progress(): Progress {
  if (!process.stderr.isTTY) return SILENT;
  return new LineProgress(
    (text) => process.stderr.write(text),
    () => performance.now(),
  );
}

export function exitCode({ rowsRefused, refused }: LoadResult): number {
  return rowsRefused > 0 || refused.length > 0 ? 3 : 0;
}

/** Refusals that are printed one by one for people; `--json` and the quarantine have all. */
const SHOWN = 200;

function summary(result: LoadResult, dryRun: boolean): string[] {
  const all = [...result.refused, ...result.warnings];
  const rest = all.length - SHOWN;
  return [
    dryRun
      ? `(dry run, nothing was changed) ${counts(result)}`
      : `${result.run}: ${counts(result)}`,
    ...all.slice(0, SHOWN).map(line),
    ...(rest > 0
      ? [`… ${rest} more; see: etl quarantine --source ${result.source} --out FILE.xlsx`]
      : []),
  ];
}

export function counts(result: LoadResult): string {
  const { rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused, rowsLeftOut } = result;
  const leftOut = rowsLeftOut > 0 ? `; ${rowsLeftOut} totals and remarks left out` : '';
  return `${rowsRead} rows read: ${rowsLoaded} new, ${rowsRevised} revised, ${rowsUnchanged} unchanged, ${rowsRefused} refused${leftOut}`;
}

export function line(refusal: Refusal): string {
  const { severity, file, sheet, row, column, rule, found, expected } = refusal;
  const place = `${file}${sheet === null ? '' : `!${sheet}`}${row === null ? '' : `:${row}`}`;
  const wanted = expected === null ? '' : `, expected ${expected}`;
  return `${severity} ${place} ${column ?? ''} [${rule}] found "${found}"${wanted}\n  ${refusal.messageEn}\n  ${refusal.message}`;
}
