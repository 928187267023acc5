import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Range } from './cell-name.ts';
import type { Extent } from './limits.ts';
import { LineWriter, readLines } from './line-file.ts';
import { Merges } from './merges.ts';

export interface SheetTable {
  readonly name: string;
  readonly hidden: boolean;
  /** Path of a CSV file: UTF-8, `\n`, no header, the 1-based row number first. */
  readonly csv: string;
  readonly rows: number;
  /** Width without the leading row number. */
  readonly columns: number;
}

/**
 * Keeps the rows of a sheet on disk until its width and its merged cells are known: both stand
 * behind the rows in the file.
 */
export class SheetSpool {
  readonly #csv: string;
  readonly #spool: string;
  readonly #writer: LineWriter;
  readonly #extent: Extent;
  #rows = 0;
  #width = 0;

  constructor(folder: string, index: number, extent: Extent) {
    this.#csv = join(folder, `sheet-${index}.csv`);
    this.#spool = join(folder, `sheet-${index}.rows`);
    this.#writer = new LineWriter(this.#spool);
    this.#extent = extent;
  }

  /** Adds a row by its 1-based number; a blank one is left out. */
  add(row: number, cells: readonly string[]): void {
    let width = cells.length;
    while (width > 0 && cells[width - 1] === '') width--;
    if (width === 0) return;
    const grown = Math.max(0, width - this.#width);
    this.#width += grown;
    this.#extent.addRow(this.#width, grown * this.#rows);
    this.#rows++;
    const line = JSON.stringify([row, ...cells.slice(0, width)]);
    this.#extent.addText(line.length);
    this.#writer.write(line);
  }

  /** Writes the CSV file; merges are 0-based. */
  finish(name: string, hidden: boolean, merges: readonly Range[]): SheetTable {
    this.#writer.close();
    const filler = new Merges(merges, this.#width);
    const csv = new LineWriter(this.#csv);
    try {
      for (const line of readLines(this.#spool)) {
        const [row, ...cells] = JSON.parse(line) as [number, ...string[]];
        while (cells.length < this.#width) cells.push('');
        this.#extent.addText(filler.fill(row - 1, cells));
        csv.write(`${row},${cells.map(quote).join(',')}`);
      }
    } finally {
      csv.close();
    }
    rmSync(this.#spool);
    return { name, hidden, csv: this.#csv, rows: this.#rows, columns: this.#width };
  }
}

function quote(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
