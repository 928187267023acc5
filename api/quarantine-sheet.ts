import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from './problem.ts';
import type { Steward } from './steward.ts';
import { command } from './uploads/command.ts';
import type { EntryChoice } from './quarantine-list.ts';

/** Entries that one workbook takes; more are several workbooks, or CSV. */
export const MOST_IN_SHEET = 50_000;

/**
 * The workbook to send back to a bureau: the cells as they came, the number of each entry, the
 * reasons. A process of its own writes it, since building a large one takes seconds.
 */
export async function quarantineSheet(
  { home }: Steward,
  { source, run, state }: Omit<EntryChoice, 'rule'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-sheet-'));
  const out = join(folder, 'quarantine.xlsx');
  const chosen = [source ? ['--source', source] : [], run ? ['--run', run] : []].flat();
  try {
    const args = ['etl', 'quarantine', ...chosen, '--state', state, '--out', out];
    const { code, said } = await command(args, {
      home,
      temporary: folder,
      to: join(folder, 'said'),
    });
    if (code === 0) return new Uint8Array(readFileSync(out));
    process.stderr.write(`the quarantine sheet was not written: ${said}\n`);
    throw new Refused(500, 'failed', 'the sheet was not written', 'Try again, or take the CSV.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
