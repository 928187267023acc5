import { parentPort, workerData } from 'node:worker_threads';
import { WorkbookRefused, type WorkbookFault } from './fault.ts';
import type { WorkbookRead } from './xlsx.ts';

/** What the reader's thread is asked. */
export interface Task {
  readonly path: string;
  readonly folder: string;
  readonly container: 'zip' | 'cfb';
}

const { path, folder, container } = workerData as Task;

async function answer(): Promise<WorkbookRead> {
  try {
    // Each reader loads its own library, of which the one for xls is large.
    if (container === 'zip') return await (await import('./xlsx.ts')).readXlsx(path, folder);
    return await (await import('./xls.ts')).readXls(path, folder);
  } catch (error) {
    if (error instanceof WorkbookRefused) return refusal(error.fault);
    // "Invalid string length" and the like: one value too large for the engine.
    if (error instanceof RangeError)
      return refusal(new WorkbookRefused('workbook.tooLarge', error.message).fault);
    throw error;
  }
}

function refusal(fault: WorkbookFault): WorkbookRead {
  return { sheets: [], faults: [fault] };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await answer());
