import { formatYuan } from '../../core/money.ts';
import type { Session } from '../../warehouse/snapshot.ts';
import type { Clocks } from './figures.ts';
import { sqlFile } from './sql-file.ts';

/** What a unit's beneficiaries were paid in a budget year, net of refunds, in yuan; the levels sum to it. */
export interface Received {
  readonly year: number;
  readonly total: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly lines: number;
}

/** Payments by budget year; simulated ones count only where nothing of the city's money is reported. */
export async function readReceived(
  session: Session,
  { asOf, knownAt, region, within }: Asked,
): Promise<{ simulated: boolean; years: Received[] }> {
  const clocks = { as_of: asOf, known_at: knownAt };
  const regions = JSON.stringify(within);
  const [known] = await session.rows(sqlFile('any-reported'), { ...clocks, regions });
  const reported = known?.['reported'] === true;
  const rows = await session.rows(sqlFile('received'), { ...clocks, region });
  const counting = rows.filter((row) => !reported || row['simulated'] !== true);
  return {
    simulated: counting.some((row) => row['simulated'] === true),
    years: counting.map((row) => {
      const [province = 0n, city = 0n, district = 0n] = [
        'province_fen',
        'city_fen',
        'district_fen',
      ].map((name) => BigInt(String(row[name])));
      return {
        year: Number(row['budget_year']),
        total: formatYuan(province + city + district),
        province: formatYuan(province),
        city: formatYuan(city),
        district: formatYuan(district),
        lines: Number(row['lines']),
      };
    }),
  };
}

interface Asked extends Clocks {
  readonly region: string;
  /** The city and all that lies in it. */
  readonly within: readonly string[];
}
