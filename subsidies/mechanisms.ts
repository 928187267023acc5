import { z } from 'zod';
import type { Terms } from './mechanism.ts';
import { cappedRate } from './mechanisms/capped-rate.ts';
import { caseByCase } from './mechanisms/case-by-case.ts';
import { envelope } from './mechanisms/envelope.ts';
import { fixed } from './mechanisms/fixed.ts';
import { gate } from './mechanisms/gate.ts';
import { graded } from './mechanisms/graded.ts';
import { increment } from './mechanisms/increment.ts';
import { instalments } from './mechanisms/instalments.ts';
import { match } from './mechanisms/match.ts';
import { penalty } from './mechanisms/penalty.ts';
import { perUnit } from './mechanisms/per-unit.ts';
import { perUnitBeyondQuota } from './mechanisms/per-unit-beyond-quota.ts';
import { shareOfCost } from './mechanisms/share-of-cost.ts';
import { tiered } from './mechanisms/tiered.ts';

export const mechanismSchema = z.discriminatedUnion('kind', [
  fixed.schema,
  cappedRate.schema,
  shareOfCost.schema,
  tiered.schema,
  graded.schema,
  increment.schema,
  perUnit.schema,
  perUnitBeyondQuota.schema,
  match.schema,
  instalments.schema,
  envelope.schema,
  caseByCase.schema,
  gate.schema,
  penalty.schema,
]);
export type MechanismEntry = z.infer<typeof mechanismSchema>;

/** SQL for the sum of one payment before caps; undefined where the mechanism pays nothing by itself. */
export function amountOf(entry: MechanismEntry, terms: Terms): string | undefined {
  switch (entry.kind) {
    case 'fixed':
      return fixed.amount?.(entry, terms);
    case 'cappedRate':
      return cappedRate.amount?.(entry, terms);
    case 'shareOfCost':
      return shareOfCost.amount?.(entry, terms);
    case 'tiered':
      return tiered.amount?.(entry, terms);
    case 'graded':
      return graded.amount?.(entry, terms);
    case 'increment':
      return increment.amount?.(entry, terms);
    case 'perUnit':
      return perUnit.amount?.(entry, terms);
    case 'perUnitBeyondQuota':
      return perUnitBeyondQuota.amount?.(entry, terms);
    case 'match':
      return match.amount?.(entry, terms);
    case 'instalments':
      return instalments.amount?.(entry, terms);
    case 'caseByCase':
      return caseByCase.amount?.(entry, terms);
    case 'envelope':
    case 'gate':
    case 'penalty':
      return undefined;
  }
}

/** What the reader calls each mechanism. */
export const MECHANISM_NAMES: Readonly<
  Record<MechanismEntry['kind'], { readonly zh: string; readonly en: string }>
> = {
  fixed: fixed.names,
  cappedRate: cappedRate.names,
  shareOfCost: shareOfCost.names,
  tiered: tiered.names,
  graded: graded.names,
  increment: increment.names,
  perUnit: perUnit.names,
  perUnitBeyondQuota: perUnitBeyondQuota.names,
  match: match.names,
  instalments: instalments.names,
  envelope: envelope.names,
  caseByCase: caseByCase.names,
  gate: gate.names,
  penalty: penalty.names,
};
