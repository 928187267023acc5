import { number, type Sheet } from './workbook.ts';

/** A table as a workbook of one sheet, with what is to be known of it on another. */
export function tableSheets(
  name: string,
  header: readonly string[],
  lines: readonly (readonly (string | number | null)[])[],
  notes: readonly (readonly [string, string])[],
): Sheet[] {
  const isMoney = (at: number) => header[at]?.endsWith('(元)') ?? false;
  const text = (cell: string | number | null) => (cell === null ? null : String(cell));
  return [
    {
      name,
      header: header.map((title, at) =>
        isMoney(at) ? { text: title, kind: 'number' as const, width: 20 } : { text: title },
      ),
      rows: lines.map((line) =>
        line.map((cell, at) => (isMoney(at) ? number(text(cell)) : text(cell))),
      ),
      freeze: true,
    },
    {
      name: '说明',
      header: [
        { text: '项目', width: 20 },
        { text: '内容', width: 100 },
      ],
      rows: notes,
      freeze: true,
    },
  ];
}
