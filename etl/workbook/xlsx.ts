import { CellFaults } from './cell-faults.ts';
import type { WorkbookFault } from './fault.ts';
import { Extent } from './limits.ts';
import { SheetSpool, type SheetTable } from './sheet-spool.ts';
import { readBook, refuseActiveParts } from './xlsx-parts.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readFormats, readSharedStrings } from './xlsx-tables.ts';
import { openPackage } from './zip.ts';

export interface WorkbookRead {
  readonly sheets: SheetTable[];
  readonly faults: WorkbookFault[];
}

/** Reads an xlsx file into CSV files; throws `WorkbookRefused` where it is refused as a whole. */
export async function readXlsx(path: string, folder: string): Promise<WorkbookRead> {
  const zip = await openPackage(path);
  try {
    await refuseActiveParts(zip);
    const { sheets: parts, date1904, sharedStrings, styles } = await readBook(zip);
    const strings = await readSharedStrings(zip, sharedStrings);
    const formats = await readFormats(zip, styles);
    const faults = new CellFaults();
    const extent = new Extent();
    const sheets: SheetTable[] = [];
    for (const { name, hidden, part } of parts) {
      faults.startSheet(name);
      const spool = new SheetSpool(folder, sheets.length + 1, extent);
      const context = { strings, formats, date1904, faults };
      const merges = await readSheet(part, zip.stream(part), context, (row, cells) =>
        spool.add(row, cells),
      );
      sheets.push(spool.finish(name, hidden, merges));
    }
    return { sheets, faults: faults.list };
  } finally {
    zip.close();
  }
}
