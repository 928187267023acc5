const CALLS = /(?<![\p{L}\d_])(HYPERLINK|WEBSERVICE|CALL|EXEC|REGISTER(\.ID)?|RTD|IMAGE)\s*\(/iu;
const STRING = /"(?:[^"]|"")*"/g;
/** `Table1[column]` and `Table1[[#This Row],[column]]`: a table's name stands before the bracket. */
const TABLE_COLUMN = /([\p{L}\p{N}_.])\[(?:[^[\]]|\[[^\]]*\])*\]/gu;

/**
 * Whether a formula reaches out of its workbook or starts something: a link, a download, a macro, a
 * DDE channel (`server|topic!item`), or a cell of another workbook.
 */
export function reachesOut(formula: string): boolean {
  const code = formula.replace(STRING, '""');
  if (CALLS.test(code) || code.includes('|')) return true;
  if (/INDIRECT\s*\(/i.test(code) && formula.includes('[')) return true;
  return code.replace(TABLE_COLUMN, '$1').includes('[');
}
