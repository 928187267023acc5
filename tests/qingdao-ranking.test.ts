import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../core/viewer.ts';
import { presentRanking } from '../ranking/present.ts';
import { RankingService } from '../ranking/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { quanheng } from './command-line.ts';
import { emptyHome, hold, publishHome } from './derived-facts.ts';
import { loadedHome, LOADED_ON, removeHome } from './loaded-home.ts';

const TEN = '370202 370203 370211 370212 370213 370214 370215 370281 370283 370285'.split(' ');
const ZONES = ['QD-GXQ', 'QD-LG', 'QD-SHSFQ', 'QD-ZMQ'];

let published: Home;
let counted: Home;

beforeAll(async () => {
  published = await loadedHome();
  counted = await emptyHome();
  const firm = (at: number, cells: Readonly<Record<string, string>>) =>
    [
      'recognition',
      { certificate: `GR-${at}`, code: `${at}`, name: `公司${at}`, ...cells },
    ] as const;
  const early = { valid_from: '2020-12-01', valid_to: '2023-11-30' };
  const late = { valid_from: '2022-05-01', valid_to: '2025-04-30' };
  await hold(counted, [
    ...[1, 2, 3, 4].map((at) => firm(at, { ...early, division: '370212' })),
    firm(5, { ...late, division: '370212' }),
    ...[6, 7].map((at) => firm(at, { ...early, division: '370214' })),
    ...[8, 9].map((at) => firm(at, { ...late, division: '370214', managed_by: 'QD-GXQ' })),
    firm(10, { ...early, division: '370214', managed_by: 'QD-GXQ' }),
    ['quota', { region: '370212', amount: '10' }],
  ]);
  await publishHome(counted);
});
afterAll(() => [published, counted].forEach(removeHome));

/** The rows of a ranking, by region, and the regions in the order of the table. */
async function ranked(home: Home, scheme: string, period: string) {
  const reader = new SnapshotReader(home);
  const service = new RankingService(reader);
  const question = { scheme, period, asOf: '2024-12-31', knownAt: LOADED_ON, draws: 20 };
  const made = presentRanking(await service.rank(question, OPERATOR), 'bundle', service.reference);
  reader.close();
  const row = (region: string) => made.rows.find((one) => one.region === region);
  const order = made.rows.filter(({ rank }) => rank !== null).map(({ region }) => region);
  const without = made.rows.filter(({ rank }) => rank === null);
  return { ...made, row, order, without };
}

describe('Qingdao by published figures', () => {
  const of = (period: string) => ranked(published, 'qd-published-sample', period);

  test('has all ten districts and cities in 2022, by the one figure that all of them publish', async () => {
    const made = await of('2022');
    expect(made.order.toSorted()).toEqual(TEN);
    expect(made.order.slice(0, 3)).toEqual(['370211', '370281', '370215']);
    expect(made.simulated).toBe(false);
    for (const { parts } of made.rows) {
      expect(parts.map(({ value, reason }) => [value !== null, reason])).toEqual([
        [false, 'noFigure'],
        [false, 'noFigure'],
        [false, 'noFigure'],
        [true, null],
      ]);
    }
    expect(made.row('370211')?.parts[3]).toMatchObject({ value: '4691.85' });
    expect(made.scheme.statement.zh).toContain('不反映创新工作');
  });

  test('ranks the only district that published figures of 2023 and says that the others have none', async () => {
    const made = await of('2023');
    expect(made.order).toEqual(['370211']);
    expect(made.row('370211')?.parts.map(({ value, bound }) => [value, bound])).toEqual([
      ['1400', 'atLeast'],
      ['1200', 'atLeast'],
      ['85.4', null],
      ['5003.4', null],
    ]);
    expect(made.without.map(({ region }) => region)).toEqual(
      TEN.filter((region) => region !== '370211'),
    );
    expect(new Set(made.without.map(({ score, reason }) => `${score} ${reason}`))).toEqual(
      new Set(['null nothingScored']),
    );
  });

  test('ranks nobody in a year of which nothing is published', async () => {
    const made = await of('2024');
    expect(made.order).toEqual([]);
    expect(made.without).toHaveLength(10);
  });
});

describe('Qingdao by loaded rows', () => {
  const of = () => ranked(counted, 'qd-innovation-sample', '2022');

  test('has ten districts and cities and four zones, and counts firms where they are managed', async () => {
    const made = await of();
    expect(made.rows.map(({ region }) => region).toSorted()).toEqual([...TEN, ...ZONES]);
    expect(made.row('QD-GXQ')?.parts[1]).toMatchObject({ value: '3' });
    expect(made.row('370214')?.parts[1]).toMatchObject({ value: '2' });
  });

  test('ranks who has rows, and names what each of the others lacks', async () => {
    const made = await of();
    expect(made.order).toEqual(['QD-GXQ', '370212', '370214']);
    expect(made.row('370212')?.parts.map(({ reason }) => reason)).toEqual([
      null,
      null,
      'noFigure',
      'noFigure',
      'noFigure',
    ]);
    expect(made.row('QD-GXQ')?.parts[0]?.reason).toBe('noQuota');
    expect(made.row('370202')).toMatchObject({ rank: null, reason: 'nothingScored' });
  });
});

test('both are listed for Qingdao as samples, with nothing of a document but what one is cited for', async () => {
  const { stdout } = await quanheng(published.folder, [
    'catalog',
    'schemes',
    '--city',
    'qingdao',
    '--json',
  ]);
  const schemes = JSON.parse(stdout) as { id: string; nature: string; title: string }[];
  expect(schemes.map(({ id, nature }) => `${id} ${nature}`)).toEqual([
    'qd-innovation-sample sample',
    'qd-published-sample sample',
  ]);
  expect(schemes.every(({ title }) => title.includes('操作者样例'))).toBe(true);
});
