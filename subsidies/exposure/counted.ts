import type { MoneyRecords } from './records.ts';

/**
 * The records that count: where anything is reported, reported ones alone; else simulated ones.
 * `reportedElsewhere` says that what is owed rests on reported facts.
 */
export function counted(records: MoneyRecords, reportedElsewhere = false): MoneyRecords {
  const { approvals, payments, appropriations, funds } = records;
  if (!reportedElsewhere && !anythingReported(records)) return records;
  const reported = ({ simulated }: { readonly simulated: boolean }) => !simulated;
  return {
    approvals: approvals.filter(reported),
    payments: payments.filter(reported),
    appropriations: appropriations.filter(reported),
    funds: funds.filter(reported),
  };
}

/** True where an approval, a payment or an appropriation is reported. */
export function anythingReported({ approvals, payments, appropriations }: MoneyRecords): boolean {
  return [approvals, payments, appropriations].some((list) =>
    list.some(({ simulated }) => !simulated),
  );
}

/** True where there is any approval, payment or appropriation. */
export function anythingThere({ approvals, payments, appropriations }: MoneyRecords): boolean {
  return [approvals, payments, appropriations].some((list) => list.length > 0);
}
