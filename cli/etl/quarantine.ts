import { writeFileSync } from 'node:fs';
import { quarantine, quarantineSheets, type QuarantineFilter } from '../../etl/quarantine.ts';
import { SOURCES } from '../../etl/sources.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import { SnapshotReader } from '../../warehouse/snapshot.ts';
import {
  home,
  options,
  printJson,
  printLines,
  rejectExtra,
  usage,
  userPath,
  type Command,
} from '../command.ts';

const STATES = ['open', 'resolved', 'all'] as const;

export const exportQuarantine: Command = {
  usage:
    'etl quarantine [--source SOURCE] [--run RUN] [--state open|resolved|all] [--out FILE.xlsx] [--json]',
  about: 'Lists refused rows with their reasons, or writes them as a sheet to send back.',
  async run(args) {
    const { values, positionals } = options(exportQuarantine, args, {
      source: { type: 'string' },
      run: { type: 'string' },
      state: { type: 'string', default: 'open' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    rejectExtra(exportQuarantine, positionals);
    const { source, run, out } = values;
    if (source !== undefined && !SOURCES.some(({ name }) => name === source)) {
      throw usage(exportQuarantine, `unknown source: ${source}`);
    }
    const reader = new SnapshotReader(home());
    const { entries, cut } = await quarantine(reader, { source, run, state: state(values.state) });
    reader.close();
    if (out !== undefined) {
      const bytes = await writeWorkbook(null, quarantineSheets(entries));
      writeFileSync(userPath(out), bytes);
    }
    if (values.json) printJson({ entries, cut });
    else {
      printLines([
        `${entries.length} entries${cut ? ' (cut; narrow the choice)' : ''}${out === undefined ? '' : ` written to ${out}`}`,
        ...(out === undefined ? entries : []).flatMap(({ entry, file, sheet, row, rules }) =>
          rules.map(
            ({ rule, column, found, expected, message }) =>
              `${entry} ${file}${sheet === null ? '' : `!${sheet}`}:${row ?? ''} ${column ?? ''} [${rule}] ${message} "${found}" → ${expected}`,
          ),
        ),
      ]);
    }
    return 0;
  },
};

function state(text: string): NonNullable<QuarantineFilter['state']> {
  const known = STATES.find((candidate) => candidate === text);
  if (known) return known;
  throw usage(exportQuarantine, `--state ${text} is not one of ${STATES.join(', ')}`);
}
