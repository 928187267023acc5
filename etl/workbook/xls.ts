import { readFile } from 'node:fs/promises';
import { type CellObject, read, set_cptable, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { refuseActiveRecords } from './biff.ts';
import { CellFaults } from './cell-faults.ts';
import type { Range } from './cell-name.ts';
import { cleanText } from './cell-text.ts';
import { workbookStream } from './cfb.ts';
import { WorkbookRefused } from './fault.ts';
import { reachesOut } from './formula.ts';
import { Extent } from './limits.ts';
import { formatOfCode } from './number-format.ts';
import { isInexact, numberText } from './number-text.ts';
import { SheetSpool, type SheetTable } from './sheet-spool.ts';
import type { WorkbookRead } from './xlsx.ts';

/** Reads an xls file (Excel 5 to 2003) into CSV files; throws `WorkbookRefused` like `readXlsx`. */
export async function readXls(path: string, folder: string): Promise<WorkbookRead> {
  const bytes = await readFile(path);
  refuseActiveRecords(workbookStream(bytes));
  const { SheetNames, Sheets, Workbook } = parse(bytes);
  const date1904 = Workbook?.WBProps?.date1904 ?? false;
  const faults = new CellFaults();
  const extent = new Extent();
  const sheets: SheetTable[] = [];
  for (const [at, name] of SheetNames.entries()) {
    const sheet = Sheets[name];
    if (!sheet || (sheet['!type'] ?? 'sheet') !== 'sheet') continue;
    faults.startSheet(name);
    const spool = new SheetSpool(folder, sheets.length + 1, extent);
    for (const { row, cells } of rowsOf(sheet, date1904, faults)) spool.add(row, cells);
    const hidden = (Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    sheets.push(spool.finish(name, hidden, mergesOf(sheet)));
  }
  return { sheets, faults: faults.list };
}

function parse(bytes: Buffer) {
  // Files of the nineties hold GBK text, whose tables are a module of their own.
  set_cptable(codePages);
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellFormula: true,
      cellHTML: false,
      cellNF: true,
      cellText: false,
    });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new WorkbookRefused('workbook.truncated', `xls: ${(error as Error).message}`);
  }
}

function* rowsOf(sheet: WorkSheet, date1904: boolean, faults: CellFaults) {
  const data = (sheet['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[];
  for (const [at, row] of data.entries()) {
    if (!row) continue;
    const cells = Array.from(row, (cell, column) =>
      cell ? cellText(cell, { row: at + 1, column, date1904, faults }) : '',
    );
    yield { row: at + 1, cells };
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly date1904: boolean;
  readonly faults: CellFaults;
}

function cellText(cell: CellObject, { row, column, date1904, faults }: Place): string {
  const { t: type, v: value, f: formula, z: format, w: shown } = cell;
  if (formula !== undefined && (value === undefined || reachesOut(formula))) {
    const { text } = cleanText(`=${formula}`);
    faults.add('cell.formula', row, column, value === undefined ? `${text} → ∅` : text);
    return text;
  }
  if (type === 'n') {
    const text = numberText(Number(value), formatOfCode(String(format ?? '')), date1904);
    if (isInexact(Number(value))) faults.add('cell.precision', row, column, text);
    return text;
  }
  if (type === 'b') return value === true ? '是' : '否';
  if (type === 'e') return shown ?? ERRORS[Number(value)] ?? '#ERROR!';
  const { text, control } = cleanText(String(value ?? ''));
  if (control !== '') faults.add('cell.control', row, column, control);
  return text;
}

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

function mergesOf(sheet: WorkSheet): Range[] {
  return (sheet['!merges'] ?? []).map(({ s: start, e: end }) => ({
    top: start.r,
    left: start.c,
    bottom: end.r,
    right: end.c,
  }));
}
