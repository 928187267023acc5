import { WorkbookRefused } from './fault.ts';

const MIB = 1024 * 1024;

/** Sizes in bytes. What is larger belongs in a CSV file, which has no such bounds. */
export const LIMITS = {
  file: 64 * MIB,
  parts: 2_000,
  inflated: 768 * MIB,
  /** A part may inflate to this many times its size once it is larger than `ratioFrom`. */
  ratio: 200,
  ratioFrom: 16 * MIB,
  sharedStrings: 256 * MIB,
  sharedStringCount: 4_000_000,
  /** Characters of one cell; spreadsheets stop at 32,767. */
  cellText: MIB,
  /** Characters of all cells together: one shared string may stand in millions of them. */
  text: 192 * MIB,
  rows: 120_000,
  cells: 3_500_000,
  /** The library for xls holds all cells at once, in some 500 bytes each. */
  xlsCells: 1_000_000,
  heap: 640,
  milliseconds: 300_000,
} as const;

/** What all sheets of a workbook come to so far. */
export class Extent {
  #rows = 0;
  #cells = 0;
  #text = 0;

  /** Counts a row of a sheet `width` cells wide; `grown` cells were added to each row above it. */
  addRow(width: number, grown: number): void {
    this.#rows++;
    this.#cells += width + grown;
    if (this.#rows > LIMITS.rows)
      throw new WorkbookRefused('workbook.tooLarge', `> ${LIMITS.rows} rows`);
    if (this.#cells > LIMITS.cells) {
      const found = `${this.#rows} rows, ${width} columns: > ${LIMITS.cells} cells`;
      throw new WorkbookRefused('workbook.tooLarge', found);
    }
  }

  addText(characters: number): void {
    this.#text += characters;
    if (this.#text > LIMITS.text) {
      throw new WorkbookRefused('workbook.bomb', `cells hold > ${LIMITS.text} characters`);
    }
  }
}
