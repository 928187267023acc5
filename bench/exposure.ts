import { alone, type Taken } from './alone.ts';
import type { Line } from './measure.ts';

const DRAWS = 1000;

/**
 * The budget of the year after the last one that is loaded, as policy goes on, with all its draws: of
 * 50,000 firms and 200,000 contracts, and of a tenth of them.
 */
export async function exposure(homes: {
  readonly whole: string;
  readonly tenth: string;
}): Promise<Line[]> {
  const ask = (home: string, year: string, baseline: string) =>
    alone('exposure-alone.ts', [home, year, '2024-12-31', '2026-11-21', baseline, String(DRAWS)]);
  const next = await ask(homes.whole, '2025', 'inForce');
  const far = await ask(homes.whole, '2026', 'continued');
  const small = await ask(homes.tenth, '2026', 'continued');
  return [
    line('what is in force, of the next budget year', next),
    line('policy that goes on, two budget years ahead (every rule drawn)', far),
    {
      what: 'exposure at ten times the rows',
      figure: seconds(far),
      baseline: `5,000 firms, 20,000 contracts: ${seconds(small)}`,
      ratio: (far.milliseconds / small.milliseconds).toFixed(2),
      budget: '≤ 12 × the time',
      within: far.milliseconds / small.milliseconds <= 12,
    },
  ];
}

function line(of: string, taken: Taken): Line {
  return {
    what: `exposure with ${DRAWS} draws, 50,000 firms, 200,000 contracts: ${of}`,
    figure: `${seconds(taken)}, peak ${taken.megabytes.toFixed(0)} MB`,
    baseline: '—',
    ratio: '—',
    budget: '≤ 60 s; ≤ 2,000 MB',
    within: taken.milliseconds <= 60_000 && taken.megabytes <= 2000,
  };
}

function seconds({ milliseconds }: Taken): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
