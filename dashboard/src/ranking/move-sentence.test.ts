import { expect, test } from 'vitest';
import type { Move } from './answer.ts';
import { moveSentence } from './move-sentence.ts';

const MOVE: Move = {
  item: 'firms',
  title: '高企完成率',
  titleEn: 'Firms over quota',
  from: '1095',
  to: '1097',
  change: '2',
  rank: 12,
  newRank: 10,
  passes: ['370104', '370116'],
  reason: null,
  reasonWords: null,
};
const names: Readonly<Record<string, string>> = { '370104': '槐荫区', '370116': '莱芜区' };
const said = (move: Move, language: 'zh' | 'en') =>
  moveSentence(move, '家', (region) => names[region] ?? region, language);

test('what moves a unit up is told with the figures and whom it passes', () => {
  expect(said(MOVE, 'zh')).toBe(
    '“高企完成率”的数由 1,095 家到 1,097 家（+2 家），即升至第 10 位，追上或超过槐荫区、莱芜区。',
  );
  expect(said(MOVE, 'en')).toBe(
    'Firms over quota: from 1,095 to 1,097 (+2) brings rank 10, level with or past 槐荫区 and 莱芜区.',
  );
});

test('where no change gains a place the reason is told', () => {
  const none = { ...MOVE, to: null, change: null, newRank: null, passes: [] };
  const reasonWords = { zh: '已居首位', en: 'already first' };
  expect(said({ ...none, reason: 'first', reasonWords }, 'zh')).toBe('高企完成率：已居首位。');
  expect(said({ ...none, reason: 'first', reasonWords }, 'en')).toBe(
    'Firms over quota: already first.',
  );
});
