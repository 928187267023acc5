import { columnLetters } from './cell-name.ts';
import type { SheetToWrite } from './sheet-to-write.ts';
import type { ChoicesOf } from './write-sheet.ts';

/** Excel refuses a longer list inside the validation itself. */
const LONGEST_INLINE = 255;
const SHEET_NAME = '选项';

export interface Choices {
  /** Gives each sheet's choices, by its place among the sheets. */
  of(sheet: number): ChoicesOf;
  /** A sheet that holds the long lists, one a column; undefined where there are none. */
  readonly sheet: SheetToWrite | undefined;
}

/** Puts short lists into the validations, and long ones, or ones with commas, on a hidden sheet. */
export function placeChoices(sheets: readonly SheetToWrite[]): Choices {
  const lists: string[][] = [];
  const named = new Map<string, string>();
  const place = (choices: readonly string[]) => {
    const inline = choices.join(',');
    if (inline.length <= LONGEST_INLINE && !choices.some((each) => /[",]/.test(each))) {
      return `"${inline}"`;
    }
    const key = JSON.stringify(choices);
    const letters = columnLetters(lists.length);
    const range =
      named.get(key) ?? `'${SHEET_NAME}'!$${letters}$2:$${letters}$${choices.length + 1}`;
    if (!named.has(key)) lists.push([...choices]);
    named.set(key, range);
    return range;
  };
  const formulas = sheets.map(({ header }) =>
    header.map(({ choices }) => (choices?.length ? place(choices) : undefined)),
  );
  return {
    of: (sheet) => (column) => formulas[sheet]?.[column],
    sheet: lists.length === 0 ? undefined : listSheet(lists),
  };
}

function listSheet(lists: readonly string[][]): SheetToWrite {
  const height = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length: height }, (_, at) => lists.map((list) => list[at] ?? null));
  return {
    name: SHEET_NAME,
    header: lists.map((_, at) => ({ text: `${SHEET_NAME}${at + 1}` })),
    rows,
  };
}
