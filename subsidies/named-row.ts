import type { Entitlement } from './entitlement.ts';
import { presentEntitlement } from './present.ts';

/** A row as it is sent, with what its beneficiary is called; null where nothing names it. */
export function namedRow(row: Entitlement, names: ReadonlyMap<string, string>) {
  return {
    ...presentEntitlement(row),
    beneficiaryName: names.get(row.beneficiary) ?? null,
  };
}

export type NamedRow = ReturnType<typeof namedRow>;
