import { bears, type Budget } from '../exposure/exhaustion.ts';
import { shareOf } from '../exposure/draws.ts';
import type { Claim, Ladder, Stage } from '../exposure/ladder.ts';
import type { Place } from '../exposure/leaf.ts';
import { expectedOf } from './expected.ts';
import { serve } from './queue.ts';
import type { Rationing, Way } from './settings.ts';
import { shareOut } from './share-out.ts';

/** A sum in fen: what is expected, and what 10 and 90 % of the draws stay below. */
export interface Uncertain {
  readonly fen: bigint;
  readonly p10: bigint;
  readonly p90: bigint;
}

/** How what is still owed of a fund is met by one government's money of the year. In fen. */
export interface RationedBudget extends Pick<Budget, 'fund' | 'level' | 'region'> {
  readonly how: Exclude<Way, 'none'>;
  /** Set aside, less what is paid and what is approved and still to be paid; never below 0. */
  readonly available: bigint;
  readonly claimed: Uncertain;
  readonly met: Uncertain;
  /** What is not met: `proRata` cuts it, `queue` leaves it to the next year. */
  readonly short: Uncertain;
}

/** A rationed fund of which no appropriation is loaded; `region` is a district's whose part alone is not. */
export interface Untold {
  readonly fund: string;
  readonly region: string | null;
}

export interface Rationed {
  /** What is expected once funds are rationed; the ladder given where none is. */
  readonly ladder: Ladder;
  /** Those that are claimed. */
  readonly budgets: readonly RationedBudget[];
  readonly untold: readonly Untold[];
}

/** One entitlement that waits in a queue: its parts by draw, each of a place and in whole fen. */
export interface Waiting {
  readonly stage: Stage;
  readonly parts: readonly { readonly place: Place; readonly drawn: Float64Array }[];
}

/** The entitlements of places in their turn. */
export type Queue = (wanted: (place: Place) => boolean) => AsyncIterable<Waiting>;

/**
 * Bounds what is still expected of funds by what is set aside for them, draw by draw. What is approved or
 * paid stays, and so do ceilings. Claims on a budget of which no appropriation is loaded stay as well, since
 * how far its money reaches cannot be told.
 */
export async function rationed(
  ladder: Ladder,
  budgets: readonly Budget[],
  rationing: Rationing,
  queue: Queue,
): Promise<Rationed> {
  const met: Claim[] = [];
  const told: RationedBudget[] = [];
  for (const budget of budgets) {
    const how = rationing[budget.fund] ?? 'none';
    if (how === 'none') continue;
    const { fund, level, region } = budget;
    const mine = (place: Place) => place.fund === fund && bears(budget, place.level, place.region);
    const left = budget.appropriated - budget.paid - ladder.unpaid(mine);
    const available = left > 0n ? left : 0n;
    const claims = ladder.claims(mine).filter(isClaim);
    if (claims.length === 0) continue;
    const draws = claims[0]?.drawn.length ?? 0;
    const money = new Float64Array(draws).fill(Number(available));
    const drawn =
      how === 'proRata'
        ? shareOut(drawsOf(claims), money)
        : await inOrder(claims, money, queue(mine));
    const cuts = claims.map((claim, at) => ({ ...claim, met: drawn[at] ?? claim.drawn }));
    const expected = expectedOf(cuts, available);
    const own = claims.map((claim, at) => ({
      ...claim,
      drawn: drawn[at] ?? claim.drawn,
      expected: expected[at] ?? claim.expected,
    }));
    met.push(...own);
    told.push({ fund, level, region, how, available, ...sums(claims, own, draws) });
  }
  return {
    ladder: met.length === 0 ? ladder : ladder.meeting(met),
    budgets: told,
    untold: untoldOf(ladder, budgets, rationing),
  };
}

/** Dated claims one after the other; what is not loaded yet has no day, and shares what they leave. */
async function inOrder(
  claims: readonly Claim[],
  left: Float64Array,
  queue: AsyncIterable<Waiting>,
): Promise<Float64Array[]> {
  const keyOf = ({ stage, place }: { stage: Stage; place: Place }) =>
    JSON.stringify([stage, Object.entries(place).toSorted()]);
  const met = new Map<string, Float64Array>(
    claims.map((claim) => [keyOf(claim), new Float64Array(left.length)] as const),
  );
  for await (const { stage, parts } of queue) {
    const served = serve(
      parts.map(({ drawn }) => drawn),
      left,
    );
    for (const [at, { place }] of parts.entries()) {
      const sum = met.get(keyOf({ stage, place }));
      for (const [draw, fen] of served[at]?.entries() ?? []) {
        if (sum) sum[draw] = (sum[draw] ?? 0) + fen;
      }
    }
  }
  const coming = claims.filter(({ stage }) => stage === 'forecast');
  const shared = shareOut(drawsOf(coming), left);
  for (const [at, claim] of coming.entries()) {
    const own = shared[at];
    if (own) met.set(keyOf(claim), own);
  }
  return claims.map((claim) => met.get(keyOf(claim)) ?? claim.drawn);
}

function drawsOf(claims: readonly Claim[]): Float64Array[] {
  return claims.map(({ drawn }) => drawn);
}

function sums(claims: readonly Claim[], met: readonly Claim[], draws: number) {
  const whole = (list: readonly Claim[]) => list.reduce((sum, { expected }) => sum + expected, 0n);
  const perDraw = (list: readonly Claim[]) =>
    Float64Array.from({ length: draws }, (_, draw) =>
      list.reduce((sum, { drawn }) => sum + (drawn[draw] ?? 0), 0),
    );
  const [before, after] = [perDraw(claims), perDraw(met)];
  return {
    claimed: uncertain(whole(claims), before),
    met: uncertain(whole(met), after),
    short: uncertain(
      whole(claims) - whole(met),
      before.map((fen, draw) => fen - (after[draw] ?? 0)),
    ),
  };
}

function uncertain(fen: bigint, drawn: Float64Array): Uncertain {
  const [low, high] = [shareOf(drawn, 0.1), shareOf(drawn, 0.9)];
  return { fen, p10: low < fen ? low : fen, p90: high > fen ? high : fen };
}

/** Rationed funds without an appropriation, and districts that bear a part without one. */
function untoldOf(ladder: Ladder, budgets: readonly Budget[], rationing: Rationing): Untold[] {
  const unborne = ladder
    .claims(
      ({ fund, level, region }) =>
        (rationing[fund ?? ''] ?? 'none') !== 'none' &&
        !budgets.some((budget) => budget.fund === fund && bears(budget, level, region)),
    )
    .filter(isClaim);
  const missing = Object.keys(rationing).filter(
    (fund) => !budgets.some((each) => each.fund === fund),
  );
  const places = [
    ...missing.map((fund) => ({ fund, region: null })),
    ...unborne.flatMap(({ place: { fund, level, region } }) =>
      fund === null || missing.includes(fund)
        ? []
        : [{ fund, region: level === 'district' ? region : null }],
    ),
  ];
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function isClaim({ expected, drawn }: Claim): boolean {
  return expected > 0n || drawn.some((fen) => fen > 0);
}
