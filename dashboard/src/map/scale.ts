import type { Language } from '../language/language.ts';
import { text } from './text.ts';

/**
 * How figures become classes of colour.
 *
 * - `sequential`: figures in `unit`; `edges` are the least figure of each class but the lowest,
 *   ascending decimal texts. `['60', '80', '100']` gives four classes.
 * - `steps`: figures are ids of named steps, the best first: tiers.
 * - `rank`: figures are ranks from 1 to `of`, in up to five groups.
 */
export type Scale =
  | { readonly kind: 'sequential'; readonly edges: readonly string[]; readonly unit: string }
  | { readonly kind: 'steps'; readonly steps: readonly { id: string; name: string }[] }
  | { readonly kind: 'rank'; readonly of: number };

/** The names of a scale's classes, from the best or highest to the lowest. */
export function classNames(scale: Scale, language: Language): string[] {
  if (scale.kind === 'steps') return scale.steps.map(({ name }) => name);
  if (scale.kind === 'rank') {
    return groupsOf(scale.of).map(([first, last]) => text[language].ranks(first, last));
  }
  const { edges, unit } = scale;
  const bounds = edges.map((edge) => `${edge}${unit}`);
  const names = [`< ${bounds[0] ?? ''}`, ...bounds.map((low, at) => upTo(low, bounds[at + 1]))];
  return edges.length === 0 ? [unit] : names.toReversed();
}

/** The class of a figure, counted as `classNames` lists them; null where it has none. */
export function classOf(value: string | null, scale: Scale): number | null {
  if (value === null) return null;
  if (scale.kind === 'steps') {
    const at = scale.steps.findIndex(({ id }) => id === value);
    return at < 0 ? null : at;
  }
  if (scale.kind === 'rank') {
    const rank = Number(value);
    const at = groupsOf(scale.of).findIndex(([first, last]) => first <= rank && rank <= last);
    return at < 0 ? null : at;
  }
  const reached = scale.edges.filter((edge) => compare(value, edge) >= 0).length;
  return scale.edges.length - reached;
}

/** Compares decimal texts digit by digit: a figure just short of an edge stays below it. */
export function compare(one: string, other: string): number {
  const places = Math.max(placesOf(one), placesOf(other));
  const [left, right] = [scaled(one, places), scaled(other, places)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const GROUPS = 5;

function groupsOf(count: number): [first: number, last: number][] {
  const groups = Math.min(GROUPS, count);
  return Array.from({ length: groups }, (_, at) => [
    Math.floor((at * count) / groups) + 1,
    Math.floor(((at + 1) * count) / groups),
  ]);
}

function upTo(low: string, high: string | undefined): string {
  return high === undefined ? `≥ ${low}` : `${low} – < ${high}`;
}

function placesOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}

function scaled(number: string, places: number): bigint {
  const [whole = '0', fraction = ''] = number.split('.');
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
}
