import { describe, expect, test } from 'vitest';
import { BOUNDS, COMPARATORS } from '../core/goal.ts';
import { UNITS } from '../core/unit.ts';
import { REASONS, VERDICTS } from '../core/verdict.ts';
import { BOUND_WORDS, COMPARATOR_WORDS, REASON_WORDS, unitWord, VERDICT_WORDS } from './wording.ts';

describe.each([
  ['verdicts', VERDICTS.map((name) => VERDICT_WORDS[name])],
  ['reasons', REASONS.map((name) => REASON_WORDS[name])],
  ['comparators', COMPARATORS.map((name) => COMPARATOR_WORDS[name])],
  ['bounds', BOUNDS.map((name) => BOUND_WORDS[name])],
])('%s', (_, words) => {
  test('have words in both languages', () => {
    expect(words.filter(({ zh, en }) => zh === '' || en === '')).toEqual([]);
  });

  test('are told apart by their words', () => {
    expect(new Set(words.map(({ zh }) => zh)).size).toBe(words.length);
    expect(new Set(words.map(({ en }) => en)).size).toBe(words.length);
  });
});

test.each(UNITS.map(({ symbol }) => symbol))('%s follows a number in Chinese', (symbol) => {
  expect(unitWord(symbol).zh.trim()).toBe(symbol);
});

test('what is counted needs no unit in English, money and shares do', () => {
  expect(unitWord('家').en).toBe('');
  expect(unitWord('亿元').en).toBe(' × 100m yuan');
  expect(unitWord('%')).toEqual({ zh: '%', en: '%' });
});
