import { expect, test } from 'vitest';
import type { RankingAnswer } from './answer.ts';
import { mapValues } from './map-values.ts';

test('the map has every unit with its tier, and without a rank the reason', () => {
  const rows = [
    { region: '370102', regionName: '历下区', regionNameEn: 'Lixia', rank: 1, tier: 'met' },
    {
      region: 'JN-QBQ',
      regionName: '起步区',
      regionNameEn: 'Start-up Area',
      rank: null,
      tier: null,
      reason: 'createdInPeriod',
      parts: [],
      reasonWords: { zh: '本期内设立，不参加排名', en: 'created inside the period, not ranked' },
    },
  ];
  const ranking = { rows } as unknown as RankingAnswer;
  expect(mapValues(ranking, 'zh')).toEqual([
    { region: '370102', label: '历下区', value: 'met', text: '第 1 位' },
    { region: 'JN-QBQ', label: '起步区', value: null, text: '本期内设立，不参加排名' },
  ]);
  expect(mapValues(ranking, 'en').map(({ label }) => label)).toEqual(['Lixia', 'Start-up Area']);
});
