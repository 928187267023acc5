import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from './problem.ts';
import type { Steward } from './steward.ts';
import { command } from './uploads/command.ts';
import { trouble, troubleOf } from './uploads/trouble.ts';

interface Undone {
  run: string;
  undoes: string;
  source: string;
  claimsWithdrawn: number;
  claimsRestored: number;
  claimsSuperseded: number;
}

/**
 * Withdraws a run, when the work before it is done. Throws `Refused` where there is no such run, or
 * where it cannot be withdrawn.
 */
export async function undoRun({ home, queue }: Steward, run: string): Promise<Undone> {
  const temporary = mkdtempSync(join(tmpdir(), 'quanheng-undo-'));
  try {
    const ended = await queue.run(`undo ${run}`, () =>
      command(['etl', 'undo', run, '--json'], { home, temporary }),
    );
    if (ended.code === 0) return JSON.parse(ended.answer) as Undone;
    const [said = '', mend = ''] = ended.said.split('\n');
    if (ended.code === 2) throw new Refused(409, 'notUndoable', said, mend);
    if (said.startsWith('no run named')) {
      throw new Refused(404, 'notFound', said, 'They are listed at /api/runs.');
    }
    const { code } = troubleOf(ended);
    if (code === 'failed') process.stderr.write(`undo of ${run} did not end: ${ended.said}\n`);
    const { messageEn, mendEn } = trouble(code);
    throw new Refused(code === 'busy' ? 503 : 500, code, messageEn, mendEn);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
