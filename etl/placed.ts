import type { Column, Layout } from './source.ts';
import type { Head } from './head.ts';

/** A table whose header is known. */
export type Placed = Pick<Head, 'layout' | 'places' | 'units' | 'headings'>;

/** A column with the cell that holds it and the unit of money that its heading states. */
export interface FoundColumn {
  readonly column: Column;
  readonly cell: number;
  readonly unit: string | undefined;
}

/** The columns of the layout that the table has. */
export function columnsFound({ layout, places, units }: Placed): FoundColumn[] {
  return layout.columns.flatMap((column, index) => {
    const cell = places[index] ?? -1;
    return cell === -1 ? [] : [{ column, cell, unit: units[index] }];
  });
}

/** The columns of the layout that the table lacks. */
export function columnsAbsent({ layout, places }: Placed): Layout['columns'] {
  return layout.columns.filter((_, index) => places[index] === -1);
}
