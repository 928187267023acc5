import { closest } from 'fastest-levenshtein';
import { QuanhengError } from '../core/error.ts';
import type { Reading } from './reading-schema.ts';
import type { Patch, Rule } from './rule-schema.ts';

/** The chosen option of each switch; the default where it is not named. */
export type Choices = Readonly<Record<string, string>>;

/** A rule as YAML has it, with the fields that an option writes put in place of its own. */
export function patched(rule: Rule, patch: Patch): { rule: Record<string, unknown>; off: boolean } {
  const { off = false, ...fields } = patch;
  const merged: Record<string, unknown> = { ...rule };
  for (const [key, value] of Object.entries(fields)) {
    if (value === null && REMOVED.has(key)) delete merged[key];
    else merged[key] = MERGED.has(key) ? mergeKeys(merged[key], value) : value;
  }
  return { rule: merged, off: off === true };
}

/** Fields of which an option names only the keys that it changes; null takes one out. */
const MERGED = new Set([
  'when',
  'having',
  'mechanism',
  'parameters',
  'beneficiary',
  'payable',
  'nature',
]);

/** Fields that null takes out. */
const REMOVED = new Set(['anyOf', 'having', 'valid']);

function mergeKeys(old: unknown, change: unknown): unknown {
  const entries = Object.entries({ ...(old as object), ...(change as object) });
  const nulls = Object.entries(change as object).filter(([, value]) => value === null);
  const nullable = new Set(nulls.map(([key]) => key).filter((key) => !KEEPS_NULL.has(key)));
  return Object.fromEntries(entries.filter(([key]) => !nullable.has(key)));
}

/** Keys for which null is a value of its own: no cap. */
const KEEPS_NULL = new Set(['cap', 'rate', 'amount']);

/** Reads one `switch=option`. */
export function readChoice(word: string, readings: readonly Reading[]): [string, string] {
  const [name = '', option = ''] = word.split('=');
  const reading = readings.find(({ id }) => id === name);
  const refuse = (problem: string, given: string, known: readonly string[]) =>
    new QuanhengError('usage', problem, {
      mend: `Did you mean ${closest(given, [...known])}? Readings are written switch=option.`,
    });
  if (!reading) {
    throw refuse(
      `no reading is named ${name}`,
      name,
      readings.map(({ id }) => id),
    );
  }
  const options = reading.options.map(({ id }) => id);
  if (!options.includes(option)) throw refuse(`${name} has no option ${option}`, option, options);
  return [name, option];
}
