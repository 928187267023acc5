import { OPERATOR } from '../core/viewer.ts';
import { entriesOf, type Entry } from '../etl/quarantine.ts';
import { loadRules } from '../etl/rules.ts';
import type { SnapshotReader } from '../warehouse/snapshot.ts';

export const STATES = ['open', 'resolved', 'all'] as const;

/** Which entries: of a source, of a run, that break a rule, open or settled. */
export interface EntryChoice {
  readonly source?: string | undefined;
  readonly run?: string | undefined;
  readonly rule?: string | undefined;
  readonly state: (typeof STATES)[number];
}

export interface RuleCount {
  readonly source: string;
  readonly rule: string;
  readonly message: string;
  readonly messageEn: string;
  readonly open: number;
  readonly resolved: number;
}

export interface Tally {
  readonly open: number;
  readonly resolved: number;
  /** Entries of the choice. */
  readonly chosen: number;
  readonly bySource: readonly { source: string; open: number; resolved: number }[];
  readonly byRule: readonly RuleCount[];
}

/** How many entries there are, of everything or of one run, and how many of them are chosen. */
export async function tallyEntries(
  reader: SnapshotReader,
  { source, run, rule, state }: EntryChoice,
): Promise<Tally> {
  const rules = loadRules();
  const lines = (await reader.query('quarantine-tally', OPERATOR, { run: run ?? null })).map(
    (row) => ({
      source: row['all_sources'] ? null : String(row['source']),
      rule: row['all_rules'] ? null : String(row['rule']),
      open: Number(row['entries_open']),
      resolved: Number(row['entries_resolved']),
    }),
  );
  const at = (s: string | undefined, r: string | undefined) =>
    lines.find((line) => line.source === (s ?? null) && line.rule === (r ?? null));
  const all = at(undefined, undefined);
  const { open = 0, resolved = 0 } = at(source, rule) ?? {};
  return {
    open: all?.open ?? 0,
    resolved: all?.resolved ?? 0,
    chosen: (state === 'resolved' ? 0 : open) + (state === 'open' ? 0 : resolved),
    bySource: lines.flatMap((line) =>
      line.source !== null && line.rule === null
        ? [{ source: line.source, open: line.open, resolved: line.resolved }]
        : [],
    ),
    byRule: lines.flatMap((line) =>
      line.source !== null && line.rule !== null
        ? [
            {
              source: line.source,
              rule: line.rule,
              message: rules.get(line.rule)?.message ?? line.rule,
              messageEn: rules.get(line.rule)?.messageEn ?? line.rule,
              open: line.open,
              resolved: line.resolved,
            },
          ]
        : [],
    ),
  };
}

/** One page of the chosen entries, newest run first, with the cells as they came. */
export async function pageOfEntries(
  reader: SnapshotReader,
  { source, run, rule, state }: EntryChoice,
  { most, skip }: { most: number; skip: number },
): Promise<Entry[]> {
  const found = await reader.query('quarantine-page', OPERATOR, {
    source: source ?? null,
    run: run ?? null,
    rule: rule ?? null,
    state,
    most,
    skip,
  });
  // A cell that stood in quotes, or in outer space, starts with a mark of the reader's own.
  const plain = (cell: string) => cell.replace(/^\p{Cc}/u, '');
  return entriesOf(found).map((entry) => ({ ...entry, cells: entry.cells.map(plain) }));
}
