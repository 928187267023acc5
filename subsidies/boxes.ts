import { Temporal } from 'temporal-polyfill';
import { Decimal } from '../core/decimal.ts';

/** Days are counted one by one and money in hundredths; between two numbers there is always another. */
type Ordered = 'date' | 'money' | 'number';

interface End {
  readonly at: string;
  /** True where the end itself lies outside; of numbers only, since the others have a next value. */
  readonly open: boolean;
}

export interface Span {
  readonly is: 'span';
  readonly of: Ordered;
  readonly low?: End | undefined;
  readonly high?: End | undefined;
}

/** What a cell can hold under a condition. */
export type Values =
  | Span
  | { readonly is: 'blank' }
  | { readonly is: 'filled' }
  | { readonly is: 'among'; readonly words: readonly string[] }
  | { readonly is: 'except'; readonly words: readonly string[] }
  /** A list of words: it has one of each of `some`, and none of `none`. */
  | {
      readonly is: 'list';
      readonly some: readonly (readonly string[])[];
      readonly none: readonly string[];
    };

/** Conditions as a product: each column named here holds one of its values, every other anything. */
export type Box = ReadonlyMap<string, Values>;

/** What meets both boxes; undefined where nothing does. */
export function meet(a: Box, b: Box): Box | undefined {
  const met = new Map(a);
  for (const [column, values] of b) {
    const own = met.get(column);
    const both = own === undefined ? values : common(own, values);
    if (both === undefined) return undefined;
    met.set(column, both);
  }
  return met;
}

/** The values in both; undefined where there are none. */
export function common(a: Values, b: Values): Values | undefined {
  if (a.is === 'blank' || b.is === 'blank') return a.is === b.is ? a : undefined;
  if (a.is === 'filled') return b;
  if (b.is === 'filled') return a;
  if (a.is === 'list' && b.is === 'list') return lists(a, b);
  if (a.is === 'among') return among(a.words.filter((word) => holds(b, word)));
  if (b.is === 'among') return among(b.words.filter((word) => holds(a, word)));
  if (a.is === 'except' && b.is === 'except') {
    return { is: 'except', words: [...a.words, ...b.words] };
  }
  if (a.is === 'span' && b.is === 'span') return nonEmpty(narrowed(a, b));
  return a.is === 'span' ? a : b;
}

/** A span from ends as conditions write them; an open end of a day or a sum is the value next to it. */
export function span(of: Ordered, low: End | undefined, high: End | undefined): Span {
  return { is: 'span', of, low: inner(of, low, 1), high: inner(of, high, -1) };
}

/** What lies between spans of one column, in order: values past some of them that none of them holds. */
export function gapsBetween(spans: readonly Span[]): Span[] {
  const [first, ...others] = spans.toSorted((a, b) => orderOf(a, b));
  let reached = first?.high;
  return others.flatMap((each) => {
    const before = reached;
    if (before === undefined) return [];
    const order = each.high === undefined ? 1 : compare(each.high.at, before.at, each.of);
    if (order > 0 || (order === 0 && before.open)) reached = each.high;
    if (each.low === undefined) return [];
    return nonEmpty(span(each.of, outside(before), outside(each.low))) ?? [];
  });
}

/** The smallest value that is in, as a reader would write it: nought, the first word, day or sum. */
export function smallest(values: Values): string {
  switch (values.is) {
    case 'blank':
      return '空';
    case 'filled':
      return '已填';
    case 'among':
      return values.words[0] ?? '';
    case 'except':
      return `非${values.words.join('、')}`;
    case 'list':
      return listed(values) || '任意';
    case 'span':
      return candidates(values).find((at) => holds(values, at)) ?? '';
  }
}

/** Days by the calendar, sums and numbers by their value. */
export function compare(a: string, b: string, of: Ordered): number {
  if (of !== 'date') return new Decimal(a).cmp(b);
  return a < b ? -1 : Number(a !== b);
}

function lists(a: Extract<Values, { is: 'list' }>, b: Extract<Values, { is: 'list' }>) {
  const some = [...a.some, ...b.some];
  const none = [...a.none, ...b.none];
  const barred = some.some((words) => words.every((word) => none.includes(word)));
  return barred ? undefined : ({ is: 'list', some, none } as const);
}

function listed({ some, none }: Extract<Values, { is: 'list' }>): string {
  const first = some.map((words) => words.find((word) => !none.includes(word)) ?? '');
  return [...new Set(first)].join('、');
}

function among(words: readonly string[]): Values | undefined {
  return words.length === 0 ? undefined : { is: 'among', words };
}

function holds(values: Values, word: string): boolean {
  if (values.is === 'among') return values.words.includes(word);
  if (values.is === 'except') return !values.words.includes(word);
  if (values.is !== 'span') return true;
  if (values.of !== 'date' && !/^-?\d+(\.\d+)?$/.test(word)) return false;
  const end = { at: word, open: false };
  return (
    nonEmpty(narrowed(values, { is: 'span', of: values.of, low: end, high: end })) !== undefined
  );
}

function narrowed(a: Span, b: Span): Span {
  const low = further(a.low, b.low, a.of, 1);
  return { is: 'span', of: a.of, low, high: further(a.high, b.high, a.of, -1) };
}

/** The later of two lows (`side` 1), the earlier of two highs (-1). */
function further(a: End | undefined, b: End | undefined, of: Ordered, side: 1 | -1) {
  if (a === undefined || b === undefined) return a ?? b;
  const order = compare(a.at, b.at, of) * side;
  if (order === 0) return a.open ? a : b;
  return order > 0 ? a : b;
}

function nonEmpty(values: Span): Span | undefined {
  const { of, low, high } = values;
  if (low === undefined || high === undefined) return values;
  const order = compare(low.at, high.at, of);
  return order > 0 || (order === 0 && (low.open || high.open)) ? undefined : values;
}

function inner(of: Ordered, end: End | undefined, side: 1 | -1): End | undefined {
  return end?.open === true && of !== 'number' ? { at: next(end.at, of, side), open: false } : end;
}

function outside({ at, open }: End): End {
  return { at, open: !open };
}

function orderOf(a: Span, b: Span): number {
  if (a.low === undefined || b.low === undefined) return a.low === b.low ? 0 : a.low ? 1 : -1;
  return compare(a.low.at, b.low.at, a.of) || Number(a.low.open) - Number(b.low.open);
}

function next(at: string, of: Ordered, side: 1 | -1): string {
  return of === 'date'
    ? Temporal.PlainDate.from(at).add({ days: side }).toString()
    : new Decimal(at).plus(of === 'money' ? side * 0.01 : side).toFixed();
}

function candidates({ of, low, high }: Span): string[] {
  const nought = of === 'date' ? [] : ['0'];
  const middle =
    of === 'number' && low && high ? [new Decimal(low.at).plus(high.at).div(2).toFixed()] : [];
  return [
    ...nought,
    ...(low ? [low.at, next(low.at, of, 1)] : []),
    ...middle,
    ...(high ? [high.at, next(high.at, of, -1)] : []),
  ];
}
