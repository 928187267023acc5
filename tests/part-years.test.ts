import { describe, expect, test } from 'vitest';
import { OPERATOR } from '../core/viewer.ts';
import { TargetService } from '../targets/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { loadRows, newHome } from './claim-history.ts';

const CONTRACTS = 'jn-doubling-draft.tech-contracts-2025';

/** A turnover of technology contracts in Jinan, as a source prints its period. */
function turnover(period: string, value: string, note = '') {
  return {
    indicator_id: 'tech_contract_turnover',
    indicator_name: '技术合同成交额',
    unit: '亿元',
    year: /^\d{4}$/.test(period) ? period : '',
    published_on: '',
    approximate: note === '' ? 'false' : 'true',
    source_title: '市科技局',
    period,
    value,
    note,
  };
}

const YEARS = [
  turnover('2020', '300'),
  turnover('2021', '450'),
  turnover('2022', '600'),
  turnover('2023', '800'),
];

async function outlook(home: Home, asOf: string) {
  const reader = new SnapshotReader(home);
  const clocks = { asOf, knownAt: '2026-01-05' };
  const [evaluation] = await new TargetService(reader).evaluate(
    { target: CONTRACTS },
    OPERATOR,
    clocks,
  );
  reader.close();
  return evaluation?.course?.outlook;
}

describe('the months of the year under way', () => {
  const when = { today: '2026-01-05', knownAt: '2024-10-20' };

  test('at last year’s share say what the year comes to, however the period is printed', async () => {
    const home = newHome();
    const parts = [turnover('2023年1-9月', '560'), turnover('2024前三季度', '700')];
    await loadRows(home, [[...YEARS, ...parts]], when);
    const found = await outlook(home, '2024-10-31');
    expect(found?.nowcast).toMatchObject({ year: 2024, share: 0.7 });
    expect(found?.nowcast?.value).toBeCloseTo(1000, 6);
    expect(found?.years.map(({ year }) => year)).toEqual([2024, 2025]);
    expect(found?.years[0]?.mean).toBeCloseTo(1000, 6);
  });

  test('say nothing before they are over, nor without the same months of a full year', async () => {
    const home = newHome();
    const parts = [turnover('2023上半年', '350'), turnover('2024前三季度', '700')];
    await loadRows(home, [[...YEARS, ...parts]], when);
    expect((await outlook(home, '2024-10-31'))?.nowcast).toBeNull();
    await loadRows(home, [[turnover('2023前三季度', '560')]], when);
    expect((await outlook(home, '2024-09-29'))?.nowcast).toBeNull();
    expect((await outlook(home, '2024-09-30'))?.nowcast?.year).toBe(2024);
  });

  test('known only roughly say nothing', async () => {
    const home = newHome();
    const parts = [turnover('2023前三季度', '560'), turnover('2024前三季度', '700', '超过700亿元')];
    await loadRows(home, [[...YEARS, ...parts]], when);
    const found = await outlook(home, '2024-10-31');
    expect(found?.nowcast).toBeNull();
    expect(found?.probability).not.toBeNull();
  });
});
