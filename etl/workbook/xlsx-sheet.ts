import type { CellFaults } from './cell-faults.ts';
import { cellAt, rangeAt, SHEET, type Range } from './cell-name.ts';
import { cleanText, unescapeText } from './cell-text.ts';
import { WorkbookRefused } from './fault.ts';
import { reachesOut } from './formula.ts';
import type { NumberFormat } from './number-format.ts';
import { isInexact, numberText } from './number-text.ts';
import type { SharedStrings } from './xlsx-tables.ts';
import { isTrue } from './xlsx-parts.ts';
import { type Attributes, readXml } from './xml.ts';

/** What cells refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly faults: CellFaults;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  /** Null where the cell holds no value at all. */
  value: string | null;
  formula: string | null;
  /** Number of a shared formula, which stands in full in its first cell only. */
  shared: string | undefined;
}

/**
 * Reads one sheet piece by piece. Calls `row` with the 1-based row number and the texts of its
 * cells, and returns the merged ranges, which stand behind the rows.
 */
export async function readSheet(
  place: string,
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
  row: (number: number, cells: string[]) => void,
): Promise<Range[]> {
  const merges: Range[] = [];
  const sharedFormulas = new Map<string, string>();
  let number = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let column = -1;
  let target: 'value' | 'formula' | undefined;
  let inAid = false;

  const open = (name: string, attributes: Attributes) => {
    if (name === 'c') {
      column = columnOf(place, attributes['r'], column + 1);
      cell = newCell(column, attributes);
    } else if (name === 'row') {
      number = rowOf(place, attributes['r'], number + 1);
      cells = [];
      column = -1;
    } else if (name === 'mergeCell') {
      const range = rangeAt(attributes['ref'] ?? '');
      if (range) merges.push(range);
    } else if (name === 'rPh') inAid = true;
    else if (cell && (name === 'v' || (name === 't' && !inAid))) {
      target = 'value';
      cell.value ??= '';
    } else if (cell && name === 'f') {
      target = 'formula';
      cell.formula = '';
      cell.shared = attributes['t'] === 'shared' ? attributes['si'] : undefined;
    }
  };
  const text = (read: string) => {
    if (cell && target) cell[target] = (cell[target] ?? '') + read;
  };
  const close = (name: string) => {
    if (name === 'v' || name === 't' || name === 'f') target = undefined;
    else if (name === 'rPh') inAid = false;
    else if (name === 'row') row(number, cells);
    else if (name === 'c' && cell) {
      if (cell.formula !== null) cell.formula = wholeFormula(cell, sharedFormulas);
      const shown = cellText(place, cell, number, context);
      if (shown !== '') {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = shown;
      }
      cell = undefined;
    }
  };
  await readXml(place, chunks, { open, text, close });
  return merges;
}

function newCell(column: number, { t: type = 'n', s: style = '0' }: Attributes): Cell {
  return { column, type, style: Number(style), value: null, formula: null, shared: undefined };
}

function wholeFormula({ formula, shared }: Cell, known: Map<string, string>): string {
  if (shared === undefined) return formula ?? '';
  if (formula) known.set(shared, formula);
  return formula || (known.get(shared) ?? '');
}

function cellText(place: string, cell: Cell, row: number, context: SheetContext): string {
  const { formula, column, value } = cell;
  if (formula !== null && (value === null || reachesOut(formula))) {
    const { text } = cleanText(`=${unescapeText(formula)}`);
    context.faults.add('cell.formula', row, column, value === null ? `${text} → ∅` : text);
    return text;
  }
  if (value === null) return '';
  const { text, control } = valueText(place, cell, value, context);
  if (control !== '') context.faults.add('cell.control', row, column, control);
  if (cell.type === 'n' && isInexact(Number(value))) {
    context.faults.add('cell.precision', row, column, text);
  }
  return text;
}

function valueText(place: string, { type, style }: Cell, value: string, context: SheetContext) {
  const { strings, formats, date1904 } = context;
  if (type === 's') {
    const shared = strings.at(Number(value));
    if (!shared) throw new WorkbookRefused('workbook.truncated', `${place}: no text ${value}`);
    return shared;
  }
  if (type === 'b') return { text: isTrue(value.trim()) ? '是' : '否', control: '' };
  if (type === 'd') return { text: isoText(value), control: '' };
  if (type !== 'n' || value.trim() === '') return cleanText(unescapeText(value));
  const text = numberText(Number(value), formats[style] ?? 'plain', date1904);
  // Not a number after all: kept for the loader to refuse.
  return text === '' ? cleanText(value) : { text, control: '' };
}

/** `2022-03-05T00:00:00.000Z` as a civil date, with its time of day where it has one. */
function isoText(value: string): string {
  return value
    .trim()
    .replace(/T(\d\d:\d\d:\d\d).*$/, (_, time: string) => (time === '00:00:00' ? '' : ` ${time}`));
}

function rowOf(place: string, text: string | undefined, next: number): number {
  const row = text === undefined ? next : Number(text);
  if (Number.isInteger(row) && row >= 1 && row <= SHEET.rows) return row;
  throw new WorkbookRefused('workbook.truncated', `${place}: row ${text ?? next}`);
}

function columnOf(place: string, name: string | undefined, next: number): number {
  const column = name === undefined ? next : cellAt(name)?.column;
  if (column !== undefined && column < SHEET.columns) return column;
  throw new WorkbookRefused('workbook.truncated', `${place}: cell ${name ?? next}`);
}
