import { QuanhengError } from '../core/error.ts';
import type { Command } from './command.ts';

/** Each command is read only when it is asked for: no one waits for what another one needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  etl: async () => (await import('./etl.ts')).etl,
  catalog: async () => (await import('./catalog.ts')).catalog,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
  entitlements: async () => (await import('./entitlements.ts')).entitlements,
  explain: async () => (await import('./explain.ts')).explain,
  exposure: async () => (await import('./exposure.ts')).exposure,
  forecast: async () => (await import('./forecast.ts')).forecast,
  rank: async () => (await import('./rank.ts')).rank,
  reconcile: async () => (await import('./reconcile.ts')).reconcile,
  report: async () => (await import('./report.ts')).report,
  simulate: async () => (await import('./simulate.ts')).simulate,
  serve: async () => (await import('./serve.ts')).serve,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

async function usage(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((command) => command()));
  const lines = commands.map(({ usage: form, about }) => `  ${form}\n      ${about}`);
  return `Usage: npm run -s quanheng -- COMMAND [OPTIONS]

${lines.join('\n')}

Options of every reading command: --as-of D --known-at D --city jinan|qingdao --json
QUANHENG_HOME names the data folder (default .quanheng).
Exit codes: 0 done, 1 failed, 2 bad usage, 3 done with rows refused.
`;
}

// A reader such as `head` may leave early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (name === 'help' || name === '--help') {
  process.stdout.write(await usage());
} else if (!command) {
  process.stderr.write(`${name === '' ? '' : `unknown command: ${name}\n\n`}${await usage()}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await command()).run(rest);
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
