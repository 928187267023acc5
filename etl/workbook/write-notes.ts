import { columnLetters } from './cell-name.ts';
import type { ColumnToWrite } from './sheet-to-write.ts';
import { escapeText, MAIN, xml } from './write-xml.ts';

/** The notes on the headings; null where there are none. */
export function notesXml(header: readonly ColumnToWrite[]): string | null {
  const notes = header.flatMap(({ note }, at) =>
    note === undefined
      ? []
      : `<comment ref="${columnLetters(at)}1" authorId="0"><text><t xml:space="preserve">${escapeText(note)}</t></text></comment>`,
  );
  if (notes.length === 0) return null;
  const authors = '<authors><author></author></authors>';
  return xml(
    `<comments xmlns="${MAIN}">${authors}<commentList>${notes.join('')}</commentList></comments>`,
  );
}

/** The yellow boxes that the notes are shown in; without them Excel calls the file damaged. */
export function noteBoxes(header: readonly ColumnToWrite[]): string {
  const boxes = header.map(({ note = '' }, at) => (note === '' ? '' : box(at, note)));
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${boxes.join('')}</xml>`
  );
}

function box(column: number, note: string): string {
  const rows = note.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 18), 1);
  const anchor = `${column + 1}, 12, 1, 4, ${column + 4}, 12, ${rows + 1}, 4`;
  return (
    `<v:shape id="_x0000_s${1025 + column}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
