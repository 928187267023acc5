import { WorkbookRefused } from './fault.ts';
import { LIMITS } from './limits.ts';

/** Record types of the xls format ([MS-XLS] 2.3). */
const BOF = 0x0809;
const END = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const SUP_BOOK = 0x01ae;
const EXTERN_SHEET = 0x0017;
const EXTERNAL_DATA = new Set([0x01ad, 0x0876]);
const OBJECT_PROJECT = 0x00d3;
/** Number, label, shared label, formatted label, small number, formula, boolean or error. */
const CELLS = new Set([0x0203, 0x0204, 0x00fd, 0x00d6, 0x027e, 0x0006, 0x0205]);
const SMALL_NUMBERS = 0x00bd;

interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
}

/**
 * Walks the records of an xls stream without reading any cell. Throws `WorkbookRefused` for
 * encryption, macro sheets, VBA, links to other files, queries, more cells than fit in memory, and a
 * stream that ends too soon.
 */
export function refuseActiveRecords(stream: Buffer): void {
  const sheets: number[] = [];
  let biff8 = true;
  for (const { type, data } of substream(stream, 0)) {
    if (type === BOF) biff8 = data.readUInt16LE(0) >= 0x0600;
    else if (type === FILE_PASS) throw new WorkbookRefused('workbook.password', 'FilePass');
    else if (type === OBJECT_PROJECT) throw new WorkbookRefused('workbook.macros', 'ObProj');
    else if (EXTERNAL_DATA.has(type)) throw external(`record 0x${type.toString(16)}`);
    else if (type === BOUND_SHEET) {
      if (data[5] === 1 || data[5] === 6) throw new WorkbookRefused('workbook.macros', 'Excel 4');
      sheets.push(data.readUInt32LE(0));
    } else if (type === SUP_BOOK && !ownBook(data)) throw external('SupBook');
    else if (type === EXTERN_SHEET && !biff8 && data[1] === 1) throw external('ExternSheet');
  }
  let cells = 0;
  for (const start of sheets) {
    for (const { type, data } of substream(stream, start)) {
      if (EXTERNAL_DATA.has(type)) throw external(`record 0x${type.toString(16)}`);
      if (CELLS.has(type)) cells++;
      // Row and first column, six bytes for each number, last column.
      else if (type === SMALL_NUMBERS) cells += (data.length - 6) / 6;
    }
  }
  if (cells > LIMITS.xlsCells) {
    throw new WorkbookRefused('workbook.tooLarge', `xls: ${cells} > ${LIMITS.xlsCells} cells`);
  }
}

/** A book of references to itself (0x0401) or to built-in functions (0x3A01). */
function ownBook(data: Buffer): boolean {
  return data.length === 4 && [0x0401, 0x3a01].includes(data.readUInt16LE(2));
}

function external(found: string): WorkbookRefused {
  return new WorkbookRefused('workbook.externalLinks', found);
}

/** The records from one BOF to its end, embedded charts included. */
function* substream(stream: Buffer, start: number): Generator<BiffRecord> {
  let depth = 0;
  for (let at = start; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (end > stream.length || (at === start && type !== BOF)) break;
    if (type === BOF) depth++;
    yield { type, data: stream.subarray(at + 4, end) };
    if (type === END && --depth === 0) return;
    at = end;
  }
  throw new WorkbookRefused('workbook.truncated', `xls record at byte ${start}`);
}
