import type { Decimal } from './decimal.ts';
import type { Bound, Comparator } from './goal.ts';

/** A figure, exact where `bound` is null. */
export interface Figure {
  readonly value: Decimal;
  readonly bound: Bound | null;
}

export type Answer = 'yes' | 'no' | 'undecided';

/** Exact comparison of two numbers; `approx` asks for the number or more. */
export function holds(value: Decimal, comparator: Comparator, threshold: Decimal): boolean {
  switch (comparator) {
    case '>':
      return value.gt(threshold);
    case '>=':
      return value.gte(threshold);
    case '<':
      return value.lt(threshold);
    case '<=':
      return value.lte(threshold);
    case 'approx':
      return value.gte(threshold);
    case '=':
      return value.eq(threshold);
  }
}

/**
 * Whether a figure meets a threshold, where a rough figure answers only as far as its bound goes:
 * "more than 5,700" meets 4,400, and says nothing of 6,000. `atLeast` holds the bound itself
 * possible, since a press 超过 is often a rounded figure. 约 and 左右 print no width: a figure up to
 * a tenth short of the number is neither met nor missed.
 */
export function meets(figure: Figure, comparator: Comparator, threshold: Decimal): Answer {
  const met = holds(figure.value, comparator, threshold);
  switch (figure.bound) {
    case null:
      if (met) return 'yes';
      return comparator === 'approx' && figure.value.gte(threshold.times('0.9'))
        ? 'undecided'
        : 'no';
    case 'atLeast':
      return lowerBoundAnswers(figure.value, comparator, threshold, met);
    case 'atMost':
      return upperBoundAnswers(figure.value, comparator, threshold, met);
    case 'about':
    case 'expected':
      return 'undecided';
  }
}

function lowerBoundAnswers(
  value: Decimal,
  comparator: Comparator,
  threshold: Decimal,
  met: boolean,
): Answer {
  if (isUp(comparator)) return met ? 'yes' : 'undecided';
  if (comparator === '<' || comparator === '<=') return met ? 'undecided' : 'no';
  return value.gt(threshold) ? 'no' : 'undecided';
}

function upperBoundAnswers(
  value: Decimal,
  comparator: Comparator,
  threshold: Decimal,
  met: boolean,
): Answer {
  if (comparator === '<' || comparator === '<=') return met ? 'yes' : 'undecided';
  if (comparator === 'approx') return value.lt(threshold.times('0.9')) ? 'no' : 'undecided';
  if (isUp(comparator)) return met ? 'undecided' : 'no';
  return value.lt(threshold) ? 'no' : 'undecided';
}

function isUp(comparator: Comparator): boolean {
  return comparator === '>' || comparator === '>=' || comparator === 'approx';
}
