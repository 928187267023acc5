import { join } from 'node:path';
import { CsvFile } from './csv-file.ts';
import { Dirt } from './dirt.ts';
import { columnOf, HEADINGS, type SheetName } from './headings.ts';
import type { Seed } from './random.ts';

/** A file that was written. */
export interface WrittenFile {
  /** The file's name in the folder. */
  readonly name: string;
  /** The source to load it as; null for the record of dirty rows. */
  readonly source: SheetName | null;
  /** Rows of data: sound ones (disguised ones with them), and those added to them. */
  readonly rows: number;
  readonly soundRows: number;
  /** How many rows of each kind are dirty; each stands in dirty-rows.csv with its line. */
  readonly dirtyRows: Readonly<Record<string, number>>;
  readonly sha256: string;
}

/** Writes one file of the city, dirtying rows on the way. */
export async function writeSheet(options: {
  readonly folder: string;
  readonly sheet: SheetName;
  readonly rows: Iterable<readonly string[]>;
  readonly seed: Seed;
  readonly share: number;
  readonly manifest: CsvFile;
}): Promise<WrittenFile> {
  const { folder, sheet, rows, seed, share, manifest } = options;
  const name = `${sheet}.csv`;
  const dirt = new Dirt({ sheet, seed, share, manifest });
  const file = await CsvFile.create(join(folder, name), HEADINGS[sheet]);
  let soundRows = 0;
  try {
    for (const cells of rows) {
      soundRows++;
      for (const { cells: written, mark } of dirt.rowsFor(cells)) {
        file.add(written);
        if (mark === null) continue;
        const cell = mark.column === '' ? '' : (written[columnOf(sheet, mark.column)] ?? '');
        dirt.record(mark, file.lines, cell);
      }
      if (file.full) await file.flush();
      if (manifest.full) await manifest.flush();
    }
    const sha256 = await file.close();
    const dirtyRows = Object.fromEntries(
      Object.entries(dirt.counts).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    return { name, source: sheet, rows: file.lines - 1, soundRows, dirtyRows, sha256 };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
