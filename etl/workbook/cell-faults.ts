import { columnLetters } from './cell-name.ts';
import { shorten, type CellRule, type WorkbookFault } from './fault.ts';

/** Collects what is wrong with single rows: the first cell of each row and rule. */
export class CellFaults {
  readonly list: WorkbookFault[] = [];
  #sheet = '';
  #last = new Map<CellRule, number>();

  startSheet(name: string): void {
    this.#sheet = name;
    this.#last = new Map();
  }

  /** Row 1-based, column 0-based. */
  add(rule: CellRule, row: number, column: number, found: string): void {
    if (this.#last.get(rule) === row) return;
    this.#last.set(rule, row);
    const place = { sheet: this.#sheet, row, column: columnLetters(column) };
    this.list.push({ rule, ...place, found: shorten(found) });
  }
}
