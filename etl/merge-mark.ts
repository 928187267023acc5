import { ACROSS, BELOW } from './workbook/merges.ts';

/** True for a copy of a merged cell in a row below the one that holds the value. */
export function isCopyFromAbove(cell: string): boolean {
  return cell.startsWith(BELOW);
}

/** A cell without the mark that copies of merged cells begin with. */
export function withoutMark(cell: string): string {
  return cell.startsWith(BELOW) || cell.startsWith(ACROSS) ? cell.slice(1) : cell;
}
