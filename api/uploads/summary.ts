import type { ChangedRow } from '../../etl/changes.ts';
import type { FileResult, LoadResult } from '../../etl/load.ts';
import type { Counts } from '../../etl/load-table.ts';
import type { Refusal } from '../../etl/refusal.ts';

/** What `etl diff` and `etl load` print with `--json`. */
export type Printed = LoadResult & Partial<Record<'added' | 'revised', readonly ChangedRow[]>>;

/** Rows that broke a rule. */
export interface RuleTally {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly messageEn: string;
  readonly places: number;
}

/** What a file would do, or did: all counts, and the first rows of each kind. */
export interface Summary extends Counts {
  readonly run: string | null;
  readonly files: readonly FileResult[];
  readonly rules: readonly RuleTally[];
  readonly refused: readonly Refusal[];
  readonly warnings: readonly Refusal[];
  /** True where more rules were broken than the command lists. */
  readonly refusedCut: boolean;
  readonly added: readonly ChangedRow[];
  readonly revised: readonly ChangedRow[];
}

/** Rows of each kind that are kept; of new ones a few show what they are. */
const KEPT = 100;
const KEPT_NEW = 20;
/** Characters of a cell that are kept. */
const LONGEST = 300;

/** The part of a result that a page shows, whatever the size of the whole. */
export function summaryOf(printed: Printed): Summary {
  const { refused, warnings, added = [], revised = [] } = printed;
  return {
    run: printed.run,
    files: printed.files,
    rowsRead: printed.rowsRead,
    rowsLoaded: printed.rowsLoaded,
    rowsUnchanged: printed.rowsUnchanged,
    rowsRevised: printed.rowsRevised,
    rowsRefused: printed.rowsRefused,
    rowsLeftOut: printed.rowsLeftOut,
    rules: tally([...refused, ...warnings]),
    refused: refused.slice(0, KEPT).map(shortRefusal),
    warnings: warnings.slice(0, KEPT).map(shortRefusal),
    refusedCut: printed.refusedCut,
    added: added.slice(0, KEPT_NEW).map(shortRow),
    revised: revised.slice(0, KEPT).map(shortRow),
  };
}

function tally(refusals: readonly Refusal[]): RuleTally[] {
  const groups = Map.groupBy(refusals, ({ rule }) => rule);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { rule, severity, message, messageEn } = first;
      return [{ rule, severity, message, messageEn, places: group.length }];
    })
    .toSorted((a, b) => b.places - a.places);
}

function shortRefusal(refusal: Refusal): Refusal {
  return {
    ...refusal,
    found: short(refusal.found),
    expected: refusal.expected && short(refusal.expected),
  };
}

function shortRow(row: ChangedRow): ChangedRow {
  return {
    ...row,
    key: short(row.key),
    changes: row.changes.map(({ column, from, to }) => ({
      column,
      from: from && short(from),
      to: to && short(to),
    })),
  };
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
