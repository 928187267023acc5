import type { Range } from './cell-name.ts';
import { WorkbookRefused } from './fault.ts';

/** Marks a copy in the row of the merge's own value. */
export const ACROSS = '\u001E';
/** Marks a copy in a row below it. */
export const BELOW = '\u001F';

interface Merge extends Range {
  value: string;
}

/**
 * Fills merged cells with the value that the sheet shows in them, each copy behind a mark. Rows are
 * given in rising order; `width` bounds what is filled, since a merge may span the whole sheet.
 */
export class Merges {
  readonly #width: number;
  readonly #waiting: Merge[];
  #active: Merge[] = [];

  constructor(ranges: readonly Range[], width: number) {
    this.#width = width;
    this.#waiting = ranges
      .filter(({ left }) => left < width)
      .map((range) => ({ ...range, right: Math.min(range.right, width - 1), value: '' }))
      .toSorted((one, other) => other.top - one.top);
  }

  /** Fills the cells of a row (0-based) in place; returns how many characters were added. */
  fill(row: number, cells: string[]): number {
    for (let next = this.#waiting.at(-1); next && next.top <= row; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      if (next.top === row) next.value = cells[next.left] ?? '';
      if (next.value !== '') this.#active.push(next);
    }
    this.#active = this.#active.filter(({ bottom }) => bottom >= row);
    if (this.#active.length > this.#width) {
      throw new WorkbookRefused('workbook.truncated', 'overlapping merged cells');
    }
    return this.#active.reduce((added, merge) => added + copy(merge, row, cells), 0);
  }
}

function copy({ top, left, right, value }: Merge, row: number, cells: string[]): number {
  const first = row === top ? left + 1 : left;
  const text = (row === top ? ACROSS : BELOW) + value;
  for (let column = first; column <= right; column++) cells[column] = text;
  return Math.max(0, right - first + 1) * text.length;
}
