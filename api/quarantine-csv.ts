import { stringify } from 'csv-stringify/sync';
import type { Entry } from '../etl/quarantine.ts';
import { safeCell } from '../etl/workbook/safe-csv.ts';

const HEADER = [
  '隔离编号',
  '来源',
  '批次',
  '数据性质',
  '文件',
  '工作表',
  '行号',
  '规则',
  '问题',
  '所在列',
  '发现',
  '应为',
  '怎样更正',
  '解决批次',
  '解决日期',
  '原始内容',
];

/** Entries read at once. */
const PIECE = 2000;

/**
 * The chosen entries as CSV, a line for each broken rule, written piece by piece. `read` gives the
 * entries from a place on; it throws where the warehouse changed meanwhile, and the download breaks.
 */
export function entriesCsv(
  read: (most: number, skip: number) => Promise<Entry[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let skip = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(stringify([HEADER], { bom: true })));
    },
    async pull(controller) {
      const entries = await read(PIECE, skip);
      skip += PIECE;
      if (entries.length > 0) controller.enqueue(encoder.encode(stringify(entries.flatMap(lines))));
      if (entries.length < PIECE) controller.close();
    },
  });
}

function lines(entry: Entry): string[][] {
  const original = entry.headings
    .map((heading, at) => `${heading.replace(/\s+/g, '')}：${entry.cells[at] ?? ''}`)
    .join('；');
  return entry.rules.map(({ rule, column, found, expected, message, mend }) =>
    [
      entry.entry,
      entry.source,
      entry.run,
      entry.provenance,
      entry.file,
      entry.sheet ?? '',
      String(entry.row ?? ''),
      rule,
      message,
      column ?? '',
      found,
      expected,
      mend,
      entry.resolvedBy ?? '',
      entry.resolvedOn ?? '',
      original,
    ].map(safeCell),
  );
}
