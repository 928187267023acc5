import type { Plan } from './anchors.ts';
import { dayOf, isoDay, LAST_DAY, pad, partsOf, yearOfDay, type Day } from './calendar.ts';
import type { Cause, Causes } from './causes.ts';
import { isBarred, type Bar } from './integrity.ts';
import { inYuan, percentOf } from './money-text.ts';
import { keyOf, type Draws, type Seed } from './random.ts';
import type { Research } from './research.ts';
import { isThere, regionText } from './units.ts';

/** An aid that was granted, in fen; the three levels' parts sum to the amount. */
export interface Approval {
  readonly number: string;
  readonly cause: Cause;
  readonly fen: number;
  readonly province: number;
  readonly city: number;
  readonly district: number;
  readonly day: Day;
  /** Part of a total that is published: paid in full in the year of approval. */
  readonly planned: boolean;
}

type Grant = Omit<Approval, 'number'>;

/** What the offices granted of what could be asked for, in order of date, with numbers by year. */
export function approve(options: {
  readonly causes: Iterable<Cause>;
  readonly seed: Seed;
  readonly bars: readonly Bar[];
  readonly research: Research;
  readonly planned: readonly Grant[];
}): Approval[] {
  const { causes, seed, bars, research, planned } = options;
  const stream = seed.stream('approvals');
  const grants: Grant[] = [...planned];
  for (const cause of causes) {
    const { programme, fact, number } = cause;
    const key = `${programme.number} ${programme.trigger} ${fact.year} ${number}`;
    const grant = decide(cause, stream.at(keyOf(key), fact.unit.index));
    if (!grant || grant.day > LAST_DAY || !isThere(fact.unit, grant.day)) continue;
    if (isBarred(bars, fact.unit, grant.day)) continue;
    if (research.nothingForTwoYears(fact.unit, fact.year)) continue;
    grants.push(grant);
  }
  const counts = new Map<number, number>();
  return grants
    .toSorted((a, b) => a.day - b.day || a.cause.fact.unit.index - b.cause.fact.unit.index)
    .map((grant) => {
      const year = yearOfDay(grant.day);
      const serial = (counts.get(year) ?? 0) + 1;
      counts.set(year, serial);
      return { ...grant, number: `模拟批〔${year}〕${pad(serial, 6)}号` };
    });
}

function decide(cause: Cause, draws: Draws): Grant | null {
  const { programme, fact } = cause;
  const day = approvalDay(cause, draws);
  const ceiling = programme.ceiling(fact);
  const refused = draws.chance(0.08);
  const cut = programme.fixed || draws.chance(0.65) ? 100 : draws.between(50, 98);
  const cutDown = percentOf(ceiling, cut);
  const fen = programme.rhythm === 'quarterly' ? cutDown : Math.floor(cutDown / 10_000) * 10_000;
  return refused || fen <= 0 ? null : grantOf(cause, fen, day, false);
}

function grantOf(cause: Cause, fen: number, day: Day, planned: boolean): Grant {
  const { programme } = cause;
  const province = percentOf(fen, programme.province ?? 0);
  const district = percentOf(fen, programme.district ?? 0);
  return { cause, fen, province, city: fen - province - district, district, day, planned };
}

/**
 * In the following year's summer half; vouchers at the quarter's end, those of the last quarter up
 * to 15 December in that month, later ones in January (济科发〔2019〕78号).
 */
function approvalDay({ programme, fact, day }: Cause, draws: Draws): Day {
  if (programme.rhythm === 'nextYear') return dayOf(fact.year + 1, 4, 1) + draws.below(200);
  const [year, month, date] = partsOf(day);
  const quarter = Math.floor((month - 1) / 3);
  if (quarter < 3) return dayOf(year, quarter * 3 + 4, 1) + draws.between(4, 18);
  const late = month === 12 && date > 15;
  return late ? dayOf(year + 1, 1, 10) + draws.below(15) : dayOf(year, 12, 16) + draws.below(4);
}

/** Grants that sum to the published aid for research of a year, for the published number of firms. */
export function grantPlanned(options: {
  readonly plan: Plan;
  readonly causes: Causes;
  readonly research: Research;
  readonly seed: Seed;
}): Grant[] {
  const { plan, causes, research, seed } = options;
  return plan.subsidyPaid.flatMap(({ year, value }) => {
    const firms = plan.subsidisedFirms.find((figure) => figure.year === year)?.value ?? 0;
    const stream = seed.stream('planned aids');
    const chosen = research.units
      .map((unit) => ({ unit, fen: research.deductible(unit, year - 1) }))
      .filter(({ unit, fen }) => fen > 0 && isThere(unit, dayOf(year, 12, 31)))
      .map((each) => ({ ...each, order: stream.at(each.unit.index, year).unit() }))
      .toSorted((a, b) => a.order - b.order)
      .slice(0, firms)
      .flatMap(({ unit, fen }) => {
        const cause = causes.forResearch(unit, year - 1);
        return cause ? [{ cause, weight: Math.min(fen, 8e8) }] : [];
      });
    const weights = chosen.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
    let reached = 0n;
    let weighed = 0n;
    return chosen.map(({ cause, weight }, at) => {
      weighed += BigInt(weight);
      const upTo = (BigInt(value) * weighed) / weights;
      const fen = Number(upTo - reached);
      reached = upTo;
      return grantOf(cause, fen, dayOf(year, 7, 6) + (at % 30), true);
    });
  });
}

/** The rows of `approvals`. */
export function* approvalRows(approvals: readonly Approval[]): Generator<string[]> {
  for (const { number, cause, fen, province, city, district, day } of approvals) {
    const { programme, fact } = cause;
    yield [
      number,
      programme.number,
      programme.clause,
      fact.unit.name,
      fact.unit.code,
      regionText(fact.unit, day),
      String(fact.year),
      cause.number,
      inYuan(fen),
      inYuan(province),
      inYuan(city),
      inYuan(district),
      isoDay(day),
    ];
  }
}
