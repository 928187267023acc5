import type { CivilDate } from '../core/civil-date.ts';
import type { Row } from '../warehouse/connect.ts';
import { queryText } from '../warehouse/queries.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { beneficiaryOf } from './fact-views.ts';
import type { AppliedRule } from './applied-rule.ts';

/** How many facts of each kind a unit has in each year; rows of the query `beneficiary-facts`. */
export class UnitFacts {
  readonly #counts = new Map<string, number>();
  readonly years: readonly number[];

  constructor(rows: readonly Row[]) {
    const years = new Set<number>();
    for (const { view, part, related, year, facts } of rows) {
      years.add(Number(year));
      const key = keyOf(String(view), part === null ? null : String(part), related === true);
      this.#counts.set(`${key} ${year}`, Number(facts));
      if (view === 'event') this.#add(`${keyOf('event', null, false)} ${year}`, Number(facts));
    }
    this.years = [...years].toSorted((a, b) => a - b);
  }

  /** True where the rule could look at a fact of the unit in the year. */
  bearOn({ rule, view }: AppliedRule, year: number): boolean {
    const { role, party } = rule.beneficiary;
    if (view.model === 'event') {
      return this.#of(keyOf('event', view.zh, party === 'related'), year) > 0;
    }
    const part = view.model === 'contract' ? role : null;
    return (
      beneficiaryOf(view, rule.beneficiary) !== undefined &&
      this.#of(keyOf(view.name, part, false), year) > 0
    );
  }

  /** True where the rule could look at a fact of the unit in some year. */
  everBearOn(applied: AppliedRule): boolean {
    return this.years.some((year) => this.bearOn(applied, year));
  }

  /** The counts of a year. */
  of(year: number) {
    const count = (view: string) => this.#of(keyOf(view, null, false), year);
    return {
      contracts: count('contract_registered'),
      recognitions: count('recognition_granted'),
      rd: count('rd_reported'),
      events: count('event'),
      payouts: count('payout_made'),
      quotas: count('quota_result'),
    };
  }

  #of(key: string, year: number): number {
    return this.#counts.get(`${key} ${year}`) ?? 0;
  }

  #add(key: string, facts: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + facts);
  }
}

/** What is known of a unit's facts on a day. */
export async function unitFacts(
  session: Session,
  { code, asOf, knownAt }: { code: string; asOf: CivilDate; knownAt: CivilDate },
): Promise<UnitFacts> {
  const parameters = { code, as_of: asOf, known_at: knownAt };
  return new UnitFacts(await session.rows(queryText('beneficiary-facts'), parameters));
}

function keyOf(view: string, part: string | null, related: boolean): string {
  return [view, part ?? '*', related ? 'related' : 'own'].join('|');
}
