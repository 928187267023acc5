import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isCivilDate, shanghaiDate, type CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import { homeAt, type Home } from '../warehouse/home.ts';

/** One command of the command line. `run` returns the exit code. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  run(args: string[]): Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options strictly: an unknown one is bad usage, with the command's own usage line. */
export function options<T extends Options>(command: Command, args: string[], declared: T) {
  try {
    return parseArgs({ args, options: declared, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage(command, error instanceof Error ? error.message : String(error));
  }
}

/** Words that a command does not take are a mistake, not to be passed over. */
export function rejectExtra(command: Command, words: readonly string[]): void {
  if (words.length > 0) throw usage(command, `unexpected: ${words.join(' ')}`);
}

/** A path as the user wrote it: from the folder that npm was called in, else from this one. */
export function userPath(path: string): string {
  const from = process.env['INIT_CWD'];
  const there = from === undefined ? path : resolve(from, path);
  return existsSync(there) ? there : path;
}

/** A path that is to be written, from the folder that npm was called in, else from this one. */
export function newPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}

export function usage(command: Command, problem: string): QuanhengError {
  return new QuanhengError('usage', problem, { mend: `Usage: quanheng ${command.usage}` });
}

/** The options that every reading command takes. */
export const READING = {
  'as-of': { type: 'string' },
  'known-at': { type: 'string' },
  city: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const satisfies Options;

interface ReadingValues {
  readonly 'as-of'?: string | undefined;
  readonly 'known-at'?: string | undefined;
  readonly city?: string | undefined;
}

/** Both clocks, today in Asia/Shanghai where not given, and the city. */
export function reading(command: Command, values: ReadingValues) {
  const today = shanghaiDate(Date.now());
  return {
    asOf: date(command, '--as-of', values['as-of']) ?? today,
    knownAt: date(command, '--known-at', values['known-at']) ?? today,
    city: city(command, values.city),
  };
}

export function date(
  command: Command,
  name: string,
  text: string | undefined,
): CivilDate | undefined {
  if (text === undefined || isCivilDate(text)) return text;
  throw usage(command, `${name} ${text} is not a date; write 2024-12-31`);
}

function city(command: Command, text: string | undefined): 'jinan' | 'qingdao' | undefined {
  if (text === undefined || text === 'jinan' || text === 'qingdao') return text;
  throw usage(command, `--city ${text} is not known; write jinan or qingdao`);
}

/** The data folder that `QUANHENG_HOME` names. */
export function home(): Home {
  return homeAt(process.env['QUANHENG_HOME'] || '.quanheng');
}

/** Prints one JSON document and nothing else. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints lines for people. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
