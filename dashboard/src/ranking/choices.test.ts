import { expect, test } from 'vitest';
import type { HistoryAnswer, SchemeVersion } from './answer.ts';
import { choicesOf, latestVersions, schemeShown } from './choices.ts';

const version = (id: string, nature: 'reading' | 'sample', city: 'jinan' | 'qingdao', at = 1) =>
  ({ id, nature, city, version: at, title: `${id} ${at}`, titleEn: id }) as SchemeVersion;

const ALL = [
  version('jn-sample', 'sample', 'jinan'),
  version('jn-reading', 'reading', 'jinan', 1),
  version('jn-reading', 'reading', 'jinan', 2),
  version('qd-sample', 'sample', 'qingdao'),
];

const period = (label: string, real: number, simulated: number) =>
  ({
    label,
    kind: 'year',
    from: `${label}-01-01`,
    to: `${label}-12-31`,
    over: true,
    unitsWithFigures: { real, simulated },
  }) as HistoryAnswer['periods'][number];

test('a city opens at its reading of a document, else at its sample', () => {
  const latest = latestVersions(ALL);
  expect(latest.map(({ id, version: at }) => [id, at])).toEqual([
    ['jn-reading', 2],
    ['jn-sample', 1],
    ['qd-sample', 1],
  ]);
  expect(schemeShown(latest, null, 'jinan')).toBe('jn-reading');
  expect(schemeShown(latest, null, 'qingdao')).toBe('qd-sample');
  expect(schemeShown(latest, 'jn-sample', 'qingdao')).toBe('jn-sample');
  expect(schemeShown([], null, 'jinan')).toBeNull();
});

test('periods without figures are not offered, except the one that is shown', () => {
  const periods = [period('2020', 0, 0), period('2021', 1, 0), period('2022', 0, 16)];
  const offered = (shown: string) =>
    choicesOf(ALL, periods, period(shown, 0, 0)).periods.map(({ label, figures }) => [
      label,
      figures,
    ]);
  expect(offered('2022')).toEqual([
    ['2022', true],
    ['2021', true],
  ]);
  expect(offered('2020').at(-1)).toEqual(['2020', false]);
  expect(offered('2019').at(-1)).toEqual(['2019', false]);
});
