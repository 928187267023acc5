import { columnLetters, SHEET } from './cell-name.ts';
import type { ColumnToWrite, SheetToWrite } from './sheet-to-write.ts';
import { STYLE } from './write-styles.ts';
import { escapeText, MAIN, RELATIONS, xml } from './write-xml.ts';

/** The choices of the column at an index, as a validation names them. */
export type ChoicesOf = (column: number) => string | undefined;

/** A worksheet part; `rId1` of its relations is the drawing of its notes, where it has any. */
export function sheetXml(sheet: SheetToWrite, first: boolean, choicesOf: ChoicesOf): string {
  const { header, rows, freeze } = sheet;
  const notes = header.some(({ note }) => note !== undefined);
  return xml(
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
      view(first, freeze ?? false) +
      `<sheetFormatPr defaultRowHeight="15"/>` +
      columns(header) +
      `<sheetData>${headings(header)}${rows.map((row, at) => rowXml(header, row, at + 2)).join('')}</sheetData>` +
      validations(header, choicesOf) +
      (notes ? '<legacyDrawing r:id="rId1"/>' : '') +
      '</worksheet>',
  );
}

function view(first: boolean, freeze: boolean): string {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const selected = first ? ' tabSelected="1"' : '';
  return `<sheetViews><sheetView${selected} workbookViewId="0">${freeze ? pane : ''}</sheetView></sheetViews>`;
}

function columns(header: readonly ColumnToWrite[]): string {
  if (header.length === 0) return '';
  const each = header.map(({ text, width = naturalWidth(text), kind }, at) => {
    const style = kind === 'number' ? STYLE.number : STYLE.text;
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  return `<cols>${each.join('')}</cols>`;
}

function naturalWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex
  return Math.min(40, Math.max(10, text.replace(/[^\x00-\xFF]/g, '..').length + 4));
}

function headings(header: readonly ColumnToWrite[]): string {
  const cells = header.map(({ text, required }, at) =>
    textCell(`${columnLetters(at)}1`, required ? STYLE.requiredHeading : STYLE.heading, text),
  );
  return `<row r="1" ht="30" customHeight="1">${cells.join('')}</row>`;
}

function rowXml(
  header: readonly ColumnToWrite[],
  row: readonly (string | null)[],
  number: number,
): string {
  const cells = row.map((text, at) => {
    if (text === null || text === '') return '';
    const name = `${columnLetters(at)}${number}`;
    if (header[at]?.kind === 'number' && isExact(text)) {
      return `<c r="${name}" s="${STYLE.number}"><v>${text}</v></c>`;
    }
    return textCell(name, /^[=+\-@]/.test(text) ? STYLE.quotedText : STYLE.text, text);
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

function textCell(name: string, style: number, text: string): string {
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

/** Whether a spreadsheet gives the number back as it was written, digit for digit. */
function isExact(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text.length <= 15 && String(Number(text)) === text;
}

function validations(header: readonly ColumnToWrite[], choicesOf: ChoicesOf): string {
  const each = header.flatMap((_, at) => {
    const choices = choicesOf(at);
    if (choices === undefined) return [];
    const letters = columnLetters(at);
    const place = `${letters}2:${letters}${SHEET.rows}`;
    return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="${place}"><formula1>${escapeText(choices)}</formula1></dataValidation>`;
  });
  return each.length === 0
    ? ''
    : `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}
