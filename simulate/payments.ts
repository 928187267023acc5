import type { Approval } from './approvals.ts';
import { dayOf, LAST_DAY, partsOf, yearOfDay, type Day } from './calendar.ts';
import { keyOf, type Draws, type Seed } from './random.ts';

/** A payment against an approval, or a refund of one: then all amounts are negative or zero. In fen. */
export interface Payment {
  readonly approval: Approval;
  readonly day: Day;
  readonly province: number;
  readonly city: number;
  readonly district: number;
}

/** Hundredths of the approval that have been paid after each payment, and the day of it. */
type Schedule = readonly (readonly [number, Day])[];

/** What was paid up to the last day of the simulation, and what came back, in order of date. */
export function pay(approvals: readonly Approval[], seed: Seed): Payment[] {
  const stream = seed.stream('payments');
  return approvals
    .flatMap((approval) => paymentsOf(approval, stream.at(keyOf(approval.number))))
    .filter(({ day }) => day <= LAST_DAY)
    .toSorted(
      (a, b) => a.day - b.day || (fundOf(a) < fundOf(b) ? -1 : fundOf(a) > fundOf(b) ? 1 : 0),
    );
}

function fundOf({ approval }: Payment): string {
  return approval.cause.programme.fund;
}

function paymentsOf(approval: Approval, draws: Draws): Payment[] {
  const schedule = scheduleOf(approval, draws);
  let before = 0;
  const payments = schedule.map(([after, day]): Payment => {
    const share = (fen: number) => upTo(fen, after) - upTo(fen, before);
    const { province, city, district } = approval;
    const payment = {
      approval,
      day,
      province: share(province),
      city: share(city),
      district: share(district),
    };
    before = after;
    return payment;
  });
  const last = payments.at(-1);
  if (!last || approval.planned || !draws.chance(0.012)) return payments;
  const back = draws.chance(0.5) ? 100 : draws.between(10, 90);
  return [...payments, refundOf(last, back, batchDay(last.day + draws.between(60, 500)))];
}

/** Not paid at all, at once, in part now and the rest next year, or in yearly instalments. */
function scheduleOf({ cause, day, planned }: Approval, draws: Draws): Schedule {
  if (planned) return [[100, dayOf(yearOfDay(day), 9, 10) + 10 * (day % 2)]];
  if (cause.programme.rhythm === 'quarterly') return [[100, day + draws.between(3, 8)]];
  if (draws.chance(0.02)) return [];
  const first = batchDay(day + draws.between(10, 90) + (draws.chance(0.1) ? 250 : 0));
  if (cause.programme.instalments) {
    return [
      [40, first],
      [70, batchDay(first + 350)],
      [100, batchDay(first + 715)],
    ];
  }
  if (!draws.chance(0.06)) return [[100, first]];
  return [
    [draws.between(50, 80), first],
    [100, batchDay(dayOf(yearOfDay(first) + 1, 3, 1) + draws.below(60))],
  ];
}

/** The next 10th, 20th or 28th; the books close on 15 December and open again in February. */
function batchDay(day: Day): Day {
  const [year, month, date] = partsOf(day);
  if (month === 12 && date > 10) return dayOf(year + 1, 2, 10);
  if (month === 1) return dayOf(year, 2, 10);
  if (date <= 10) return dayOf(year, month, 10);
  return dayOf(year, month, date <= 20 ? 20 : 28) + (date > 28 ? 4 : 0);
}

function refundOf(
  { approval, province, city, district }: Payment,
  back: number,
  day: Day,
): Payment {
  const minus = (fen: number) => (fen === 0 ? 0 : -Math.max(1, upTo(fen, back)));
  return { approval, day, province: minus(province), city: minus(city), district: minus(district) };
}

function upTo(fen: number, hundredths: number): number {
  return Math.floor((fen * hundredths) / 100);
}

export function amountOf({ province, city, district }: Payment): number {
  return province + city + district;
}
