import { closeSync, openSync, writeSync } from 'node:fs';
import { forEachPiece } from './examine.ts';
import { RecordReader } from './records.ts';

const LF = 0x0a;

/** Writes some lines of a regular CSV as a clean one: the line's number first, every cell quoted. */
export function writeLines(from: string, to: string, lines: readonly number[]): void {
  const out = openSync(to, 'w');
  const wanted = lines.toSorted((a, b) => a - b);
  let next = 0;
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  const scan = (block: Buffer) => {
    let at = 0;
    for (let end = block.indexOf(LF); end !== -1; end = block.indexOf(LF, at)) {
      if (line === wanted[next]) {
        writeSync(out, cleanLine(line, block.toString('utf8', at, end)));
        next++;
      }
      at = end + 1;
      line++;
    }
    return at;
  };
  forEachPiece(from, (piece) => {
    const block = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    rest = Buffer.from(block.subarray(scan(block)));
  });
  if (rest.length > 0) scan(Buffer.concat([rest, Buffer.from('\n')]));
  closeSync(out);
}

function cleanLine(line: number, text: string): string {
  let cells: readonly string[] = [];
  const reader = new RecordReader({
    record: (record) => (cells = record.cells),
    broken: () => undefined,
  });
  reader.push(text);
  reader.end();
  return `${line},${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
