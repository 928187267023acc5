import { FINDINGS, type Finding } from '../../../../reconcile/finding.ts';
import type { Reconciled } from '../../../../reconcile/reconcile.ts';

export interface FindingCount {
  readonly finding: Finding;
  readonly count: number;
}

/** How many lines came to which finding. */
export function countFindings(lines: readonly Reconciled[]): FindingCount[] {
  return FINDINGS.map((finding) => ({
    finding,
    count: lines.filter((line) => line.finding === finding).length,
  })).filter(({ count }) => count > 0);
}

/** The lines of one finding, or all of them with those that differ first; the newest years first. */
export function chooseLines(lines: readonly Reconciled[], finding: string | null): Reconciled[] {
  const place = ({ finding: of }: Reconciled) =>
    ['differs', 'cannotTell', 'agrees', 'onlyDerived', 'onlyReported'].indexOf(of);
  return lines
    .filter((line) => finding === null || line.finding === finding)
    .toSorted((a, b) => place(a) - place(b) || b.year - a.year);
}
