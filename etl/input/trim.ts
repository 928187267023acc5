import { closeSync, openSync, writeFileSync } from 'node:fs';
import { forEachPiece } from './examine.ts';
import { RecordReader } from './records.ts';
import { spaces } from './regular.ts';

const LF = 0x0a;

/**
 * Copies a regular CSV, its cells without outer space, line for line. Lines without such space go
 * through as they are: trimming each cell in SQL costs more than all else about it.
 */
export function writeTrimmed(from: string, to: string, crlf: boolean): void {
  const out = openSync(to, 'w');
  let rest: Buffer = Buffer.alloc(0);
  const write = (block: Buffer) => {
    // Not writeSync, which leaves off where a disk is full and throws only the next time.
    if (block.length > 0) writeFileSync(out, trimmed(block, crlf));
  };
  forEachPiece(from, (piece) => {
    const block = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = block.lastIndexOf(LF) + 1;
    write(block.subarray(0, end));
    rest = Buffer.from(block.subarray(end));
  });
  write(rest.length > 0 ? Buffer.concat([rest, Buffer.from('\n')]) : rest);
  closeSync(out);
}

function trimmed(block: Buffer, crlf: boolean): Buffer {
  const pieces: Buffer[] = [];
  let plainFrom = 0;
  for (const at of spaces(block)) {
    const start = at === 0 ? 0 : block.lastIndexOf(LF, at - 1) + 1;
    if (start < plainFrom) continue;
    const end = block.indexOf(LF, at) + 1 || block.length;
    const line = trimmedLine(block.toString('utf8', start, end), crlf);
    pieces.push(block.subarray(plainFrom, start), Buffer.from(line));
    plainFrom = end;
  }
  pieces.push(block.subarray(plainFrom));
  return Buffer.concat(pieces);
}

function trimmedLine(line: string, crlf: boolean): string {
  let cells: readonly string[] = [];
  const reader = new RecordReader({
    record: (record) => (cells = record.cells),
    broken: () => undefined,
  });
  reader.push(line);
  reader.end();
  // A record of nothing but space is passed over by the reader; here it keeps its line.
  if (cells.length === 0) return line.replace(/[^,"\r\n]/g, '');
  const written = cells.map((cell) =>
    /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${written.join(',')}${crlf ? '\r\n' : '\n'}`;
}
