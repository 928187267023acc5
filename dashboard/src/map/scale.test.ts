import { expect, test } from 'vitest';
import { classNames, classOf, compare, type Scale } from './scale.ts';

const COMPLETION: Scale = { kind: 'sequential', edges: ['60', '80', '100'], unit: '%' };

test.each([
  ['100', '≥ 100%'],
  ['99.99999999999999999999', '80% – < 100%'],
  ['80.0', '80% – < 100%'],
  ['60', '60% – < 80%'],
  ['0', '< 60%'],
  ['-3.5', '< 60%'],
])('%s per cent have the colour of %s', (value, name) => {
  expect(classNames(COMPLETION, 'zh')[classOf(value, COMPLETION) ?? -1]).toBe(name);
});

test('a missing figure has no class: it is not the lowest one', () => {
  expect(classOf(null, COMPLETION)).toBeNull();
});

test('tiers stand in the order that the scheme has them', () => {
  const steps = [
    { id: 'met', name: '完成任务' },
    { id: 'behind', name: '差距较大' },
  ];
  expect(classNames({ kind: 'steps', steps }, 'zh')).toEqual(['完成任务', '差距较大']);
  expect(classOf('behind', { kind: 'steps', steps })).toBe(1);
  expect(classOf('unheard-of', { kind: 'steps', steps })).toBeNull();
});

test('ranks are grouped so that every rank has one group', () => {
  const scale: Scale = { kind: 'rank', of: 16 };
  expect(classNames(scale, 'en')).toEqual([
    'Ranks 1–3',
    'Ranks 4–6',
    'Ranks 7–9',
    'Ranks 10–12',
    'Ranks 13–16',
  ]);
  expect(['1', '3', '4', '16', '17'].map((rank) => classOf(rank, scale))).toEqual([
    0,
    0,
    1,
    4,
    null,
  ]);
  expect(classNames({ kind: 'rank', of: 3 }, 'zh')).toEqual(['第 1 位', '第 2 位', '第 3 位']);
  expect(classNames({ kind: 'rank', of: 0 }, 'zh')).toEqual([]);
});

test('decimal texts compare by their digits', () => {
  expect(compare('10', '9.5')).toBe(1);
  expect(compare('0.10', '0.1')).toBe(0);
  expect(compare('-0.5', '0')).toBe(-1);
});
