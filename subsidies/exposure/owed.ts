import { yearOf, type CivilDate } from '../../core/civil-date.ts';
import type { Entitlement } from '../entitlement.ts';

/** What is left of one entitlement once overlaps are settled, in fen; its parts sum to it. */
export interface Owed {
  readonly rule: string;
  readonly code: string;
  readonly region: string | null;
  readonly fact: string;
  readonly eventDate: CivilDate;
  readonly eventYear: number;
  readonly payableYear: number;
  readonly fen: bigint;
  readonly province: bigint;
  readonly city: bigint;
  readonly district: bigint;
}

/** The entitlements that come to something, of the facts that count: `simulated` or reported ones. */
export function owedOf(rows: readonly Entitlement[], simulated: boolean): Owed[] {
  return rows.flatMap((row) => {
    const { afterStacking: fen, shares } = row;
    if (row.simulated !== simulated || fen === null || fen <= 0n || shares === null) return [];
    const { rule, beneficiary: code, region, fact, eventDate, payableYear } = row;
    const eventYear = yearOf(eventDate);
    return [{ rule, code, region, fact, eventDate, eventYear, payableYear, fen, ...shares }];
  });
}

/** Of one rule, one beneficiary and the events of one year, all entitlements are granted together. */
export function grantKey(rule: string, code: string | null, eventYear: number | null): string {
  return `${rule} ${code} ${eventYear}`;
}
