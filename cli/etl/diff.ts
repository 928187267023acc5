import type { ChangedRow } from '../../etl/changes.ts';
import { load } from '../../etl/load.ts';
import { options, printJson, printLines, type Command } from '../command.ts';
import { counts, exitCode, line, LOADING, progress, request } from './load.ts';

/** Rows of each kind that are printed for people; `--json` has more. */
const SHOWN = 50;

export const diff: Command = {
  usage: 'etl diff SOURCE FILE… [--known-at D] [--provenance P] [--json]',
  about: 'Says what a file would add, revise, leave and refuse, and changes nothing.',
  async run(args) {
    const { values, positionals } = options(diff, args, LOADING);
    const { source, settings } = request(diff, positionals, values);
    const result = await load(source, {
      ...settings,
      dryRun: true,
      detail: true,
      progress: progress(),
    });
    const { changes, ...rest } = result;
    if (values.json) printJson({ ...rest, ...changes });
    else {
      printLines([
        `(nothing was changed) ${counts(result)}`,
        ...(changes?.added ?? []).slice(0, SHOWN).map(({ row, key }) => `+ ${row}  ${key}`),
        ...(changes?.revised ?? []).slice(0, SHOWN).flatMap(revision),
        ...[...result.refused, ...result.warnings].slice(0, SHOWN).map(line),
      ]);
    }
    return exitCode(result);
  },
};

function revision({ row, key, changes }: ChangedRow): string[] {
  return [
    `~ ${row}  ${key}`,
    ...changes.map(({ column, from, to }) => `    ${column}: ${from ?? '∅'} → ${to ?? '∅'}`),
  ];
}
