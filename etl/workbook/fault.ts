export type FileRule =
  | 'workbook.notWorkbook'
  | 'workbook.password'
  | 'workbook.truncated'
  | 'workbook.bomb'
  | 'workbook.macros'
  | 'workbook.externalLinks'
  | 'workbook.tooLarge';
export type CellRule = 'cell.control' | 'cell.formula' | 'cell.precision';

/**
 * What is wrong with a workbook. A `workbook.…` rule refuses the whole file (sheet, row and column
 * are null); a `cell.…` rule refuses a row, at most once a row and rule, and names its first cell.
 */
export interface WorkbookFault {
  readonly rule: FileRule | CellRule;
  readonly sheet: string | null;
  /** 1-based row of the sheet. */
  readonly row: number | null;
  /** Letters of the column, as the spreadsheet shows them. */
  readonly column: string | null;
  readonly found: string;
}

/** Thrown where a workbook is refused as a whole. */
export class WorkbookRefused extends Error {
  readonly fault: WorkbookFault;

  constructor(rule: FileRule, found: string) {
    super(`${rule}: ${found}`);
    this.fault = { rule, sheet: null, row: null, column: null, found: shorten(found) };
  }
}

/** Keeps a quotation of somebody else's text to a line. */
export function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
