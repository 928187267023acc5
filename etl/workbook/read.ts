import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkbookRefused } from './fault.ts';
import { LIMITS } from './limits.ts';
import { readInThread } from './reader-thread.ts';
import type { WorkbookRead } from './xlsx.ts';

/**
 * Reads an xlsx or xls file in a thread of its own and writes each sheet, hidden ones too, as a CSV
 * file in a new folder inside `folder`. In it stand the 1-based row number and the cells as text:
 * dates as `YYYY-MM-DD`, booleans 是 / 否, percentages with %, numbers with at most 15 digits.
 * Copies in merged cells begin with U+001E in the row of the value and with U+001F below it; rows
 * without a value of their own are left out.
 *
 * A fault with a `workbook.…` rule refuses the file, and there are no sheets; `cell.…` faults name
 * rows that must not be loaded. Throws the system's error where the file cannot be read or the
 * disk is full.
 */
export async function readWorkbook(path: string, folder: string): Promise<WorkbookRead> {
  const own = await mkdtemp(join(folder, 'workbook-'));
  try {
    const container = await containerOf(path);
    const read = await readInThread({ path, folder: own, container });
    if (read.sheets.length === 0) await rm(own, { recursive: true });
    return read;
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (error instanceof WorkbookRefused) return { sheets: [], faults: [error.fault] };
    throw error;
  }
}

const ZIP = '504b';
const CFB = 'd0cf11e0a1b11ae1';

/** Tells the kind by the first bytes; the name of a file says nothing. */
async function containerOf(path: string): Promise<'zip' | 'cfb'> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const first = buffer.subarray(0, bytesRead).toString('hex');
    const container = first.startsWith(ZIP) ? 'zip' : first === CFB ? 'cfb' : undefined;
    if (!container) throw new WorkbookRefused('workbook.notWorkbook', `0x${first}`);
    if (size > LIMITS.file) throw new WorkbookRefused('workbook.tooLarge', `${size} bytes`);
    return container;
  } finally {
    await file.close();
  }
}
