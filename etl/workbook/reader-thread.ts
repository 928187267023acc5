import { Worker } from 'node:worker_threads';
import { projectPath } from '../../reference/project-root.ts';
import { WorkbookRefused } from './fault.ts';
import { LIMITS } from './limits.ts';
import type { Task } from './read-worker.ts';
import type { WorkbookRead } from './xlsx.ts';

/** Megabytes of heap, and how long the thread may take. */
export interface ThreadLimits {
  readonly heap: number;
  readonly milliseconds: number;
}

/**
 * Reads a workbook in a thread, so that a hostile file can exhaust the thread alone. Rejects with
 * `WorkbookRefused` where it runs out of memory or time, and with the thread's own error otherwise.
 */
export function readInThread(
  task: Task,
  { heap, milliseconds }: ThreadLimits = LIMITS,
): Promise<WorkbookRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(projectPath('etl/workbook/read-worker.ts'), {
      workerData: task,
      // The library for xls chatters; standard output belongs to the command's answer.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    const tooLarge = (found: string) => reject(new WorkbookRefused('workbook.tooLarge', found));
    const timer = setTimeout(() => {
      tooLarge(`> ${milliseconds} ms`);
      void worker.terminate();
    }, milliseconds);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooLarge(`> ${heap} MB of memory`);
      else reject(error);
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the thread that reads ${task.path} ended with code ${code}`));
    });
  });
}
