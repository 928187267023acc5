import { addYears, dayOf, isoDay, LAST_YEAR, pad, yearOfDay, type Day } from './calendar.ts';
import type { Population } from './population.ts';
import type { Seed } from './random.ts';
import { isThere, type Unit } from './units.ts';

/** A bar for breach of research integrity. */
export interface Bar {
  readonly unit: Unit;
  readonly level: string;
  readonly restriction: string;
  readonly from: Day;
  /** Null where the bar is for good. */
  readonly to: Day | null;
}

const LEVELS = [
  ['市级', 6],
  ['省级', 2],
  ['国家级', 1],
  ['区县级', 1],
] as const;

/** The measures on research integrity that a city's bars rest on. */
const BASES = { jinan: '济科发〔2020〕58号', qingdao: '青岛市科研诚信管理办法' } as const;

const RESTRICTIONS = [
  '限制申报财政性资金支持的科技活动',
  '限制享受财政补助',
  '取消科技计划项目申报资格',
  '限制推荐科学技术奖',
];

/** Bars of firms and others, about one unit in four hundred. */
export function imposeBars({ units, firms }: Population, seed: Seed): Bar[] {
  const stream = seed.stream('integrity');
  const bars: Bar[] = [];
  for (let key = 0; key < Math.max(8, Math.round(firms / 400)); key++) {
    const draws = stream.at(key);
    const from = dayOf(draws.between(2019, LAST_YEAR), 1, 5) + draws.below(350);
    const unit = draws.pick(units);
    if (!isThere(unit, from) || unit.role !== 'plain') continue;
    const years = draws.weighted([
      [1, 5] as const,
      [2, 4] as const,
      [3, 4] as const,
      [5, 2] as const,
    ]);
    bars.push({
      unit,
      level: draws.weighted(LEVELS),
      restriction: draws.pick(RESTRICTIONS),
      from,
      to: draws.chance(0.04) ? null : addYears(from, years) - 1,
    });
  }
  return bars.toSorted((a, b) => a.from - b.from || a.unit.index - b.unit.index);
}

/** Whether a unit is barred on a day. */
export function isBarred(bars: readonly Bar[], unit: Unit, day: Day): boolean {
  return bars.some(
    (bar) => bar.unit === unit && bar.from <= day && (bar.to === null || day <= bar.to),
  );
}

/** The rows of `integrity`. */
export function* integrityRows({ city }: Population, bars: readonly Bar[]): Generator<string[]> {
  for (const [at, bar] of bars.entries()) {
    yield [
      bar.unit.code,
      bar.unit.name,
      bar.level,
      bar.restriction,
      isoDay(bar.from),
      bar.to === null ? '' : isoDay(bar.to),
      `模拟诚信〔${yearOfDay(bar.from)}〕${pad(at + 1, 4)}`,
      BASES[city],
    ];
  }
}
