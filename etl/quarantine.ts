import { OPERATOR } from '../core/viewer.ts';
import type { Row } from '../warehouse/connect.ts';
import type { SnapshotReader } from '../warehouse/snapshot.ts';
import { ENTRY_HEADING } from './entry.ts';
import { withoutMark } from './merge-mark.ts';
import { loadRules, type Rule } from './rules.ts';
import type { SheetToWrite } from './workbook/write.ts';

export interface QuarantineFilter {
  readonly source?: string | undefined;
  readonly run?: string | undefined;
  readonly state?: 'open' | 'resolved' | 'all';
}

/** One broken rule of a refused row. */
export interface BrokenRule {
  readonly rule: string;
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
  readonly messageEn: string;
  readonly mend: string;
  readonly mendEn: string;
}

/** A refused row, with its cells as they came and every rule that it breaks. */
export interface Entry {
  readonly entry: string;
  readonly run: string;
  readonly source: string;
  readonly provenance: string;
  readonly file: string;
  readonly fileSha256: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly headings: readonly string[];
  readonly cells: readonly string[];
  readonly rules: readonly BrokenRule[];
  readonly resolvedBy: string | null;
  readonly resolvedOn: string | null;
}

/** Rules that are listed at most; past it the list says that it is cut. */
const MOST = 100_000;

/** The entries of the quarantine; `cut` where there are more than could be read. */
export async function quarantine(
  reader: SnapshotReader,
  { source, run, state = 'open' }: QuarantineFilter,
): Promise<{ entries: Entry[]; cut: boolean }> {
  const parameters = { source: source ?? null, run: run ?? null, state, most: MOST };
  const found = await reader.query('quarantine', OPERATOR, parameters);
  return { entries: entriesOf(found), cut: found.length === MOST };
}

/** The entries that rows of the view `quarantine` come to, in the rows' order. */
export function entriesOf(found: readonly Row[]): Entry[] {
  const rules = loadRules();
  const byEntry = Map.groupBy(found, (each) => String(each['entry']));
  return [...byEntry.values()].map((group) => entryOf(group, rules));
}

function entryOf(group: readonly Row[], rules: ReadonlyMap<string, Rule>): Entry {
  const [first = {}] = group;
  return {
    entry: String(first['entry']),
    run: String(first['run_id']),
    source: String(first['source']),
    provenance: String(first['provenance']),
    file: String(first['file']),
    fileSha256: String(first['file_sha256']),
    sheet: textOf(first['sheet']),
    row: first['row'] === null || first['row'] === undefined ? null : Number(first['row']),
    headings: listOf(first['headings']),
    cells: listOf(first['cells']),
    rules: group.map((each) => broken(each, rules.get(String(each['rule'])))),
    resolvedBy: textOf(first['resolved_by']),
    resolvedOn: textOf(first['resolved_on']),
  };
}

function broken(each: Row, rule: Rule | undefined): BrokenRule {
  return {
    rule: String(each['rule']),
    column: textOf(each['column']),
    found: String(each['found'] ?? ''),
    expected: textOf(each['expected']) ?? rule?.expected ?? '',
    message: rule?.message ?? '',
    messageEn: rule?.messageEn ?? '',
    mend: rule?.mend ?? '',
    mendEn: rule?.mendEn ?? '',
  };
}

function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function listOf(value: Row[string] | undefined): string[] {
  return value ? (JSON.parse(String(value)) as string[]).map((cell) => cell ?? '') : [];
}

const REASONS = ['来源文件', '工作表', '行号', '规则', '所在列', '发现', '应为', '怎样更正'];

/**
 * Refused rows as sheets to send back, one for each form of table: the cells as they came, the number
 * of the entry, and the reasons. A corrected sheet loads as it is and settles its entries.
 */
export function quarantineSheets(entries: readonly Entry[]): SheetToWrite[] {
  const rows = entries.filter(({ cells }) => cells.length > 0);
  const forms = Map.groupBy(rows, ({ source, headings }) => JSON.stringify([source, headings]));
  const sheets = [...forms.values()].map((group, at) => {
    const [{ source = '', headings = [] } = {}] = group;
    return {
      name: `${source} ${at + 1}`.slice(0, 31),
      freeze: true,
      header: [...headings, ENTRY_HEADING, ...REASONS].map((text) => ({ text })),
      rows: group.map((entry) => [
        ...headings.map((_, index) => withoutMark(entry.cells[index] ?? '')),
        entry.entry,
        entry.file,
        entry.sheet ?? '',
        String(entry.row ?? ''),
        ...reasons(entry.rules),
      ]),
    };
  });
  const files = entries.filter(({ cells }) => cells.length === 0);
  if (files.length === 0) return sheets;
  const whole = {
    name: '整份文件',
    freeze: true,
    header: [ENTRY_HEADING, ...REASONS].map((text) => ({ text })),
    rows: files.map((entry) => [
      entry.entry,
      entry.file,
      entry.sheet ?? '',
      String(entry.row ?? ''),
      ...reasons(entry.rules),
    ]),
  };
  return [...sheets, whole];
}

function reasons(rules: readonly BrokenRule[]): string[] {
  const lines = (of: (rule: BrokenRule) => string) => rules.map(of).join('\n');
  return [
    lines(({ rule, message }) => `${message} [${rule}]`),
    lines(({ column }) => column ?? ''),
    lines(({ found }) => found),
    lines(({ expected }) => expected),
    lines(({ mend }) => mend),
  ];
}
