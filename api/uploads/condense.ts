import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { projectPath } from '../../reference/project-root.ts';
import { summaryOf, type Printed, type Summary } from './summary.ts';

/**
 * Makes a summary of what a command printed to a file. A hundred thousand refused rows are tens of
 * megabytes of JSON, so a process of its own reads them, and the server only the summary.
 */
export async function condense(path: string): Promise<Summary> {
  const program = projectPath('api', 'uploads', 'condense.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, path], {
    maxBuffer: 32 << 20,
  });
  return JSON.parse(stdout) as Summary;
}

if (import.meta.main) {
  const [path = ''] = process.argv.slice(2);
  const printed = JSON.parse(readFileSync(path, 'utf8')) as Printed;
  process.stdout.write(JSON.stringify(summaryOf(printed)));
}
