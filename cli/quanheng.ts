#!/usr/bin/env node
import { QuanhengError } from '../core/error.ts';
import { catalog } from './catalog.ts';
import { doctor } from './doctor.ts';
import { entitlements } from './entitlements.ts';
import { etl } from './etl.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { exposure } from './exposure.ts';
import { forecast } from './forecast.ts';
import type { Command } from './command.ts';
import { rank } from './rank.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { serve } from './serve.ts';
import { simulate } from './simulate.ts';

const COMMANDS: Record<string, Command> = {
  etl,
  catalog,
  evaluate,
  entitlements,
  explain,
  exposure,
  forecast,
  rank,
  reconcile,
  report,
  simulate,
  serve,
  doctor,
};

const USAGE = `Usage: npm run -s quanheng -- COMMAND [OPTIONS]

${Object.values(COMMANDS)
  .map(({ usage, about }) => `  ${usage}\n      ${about}`)
  .join('\n')}

Options of every reading command: --as-of D --known-at D --city jinan|qingdao --json
QUANHENG_HOME names the data folder (default .quanheng).
Exit codes: 0 done, 1 failed, 2 bad usage, 3 done with rows refused.`;

// A reader such as `head` may leave early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (name === 'help' || name === '--help') {
  process.stdout.write(`${USAGE}\n`);
} else if (!command) {
  process.stderr.write(`${name === '' ? '' : `unknown command: ${name}\n\n`}${USAGE}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command.run(rest);
  } catch (error) {
    process.exitCode = failed(error);
  }
}

function failed(error: unknown): number {
  if (error instanceof QuanhengError) {
    process.stderr.write(`${error.message}\n${error.mend && `${error.mend}\n`}`);
    return error.code === 'usage' ? 2 : 1;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
