import type { Reference } from '../../reference/catalogue.ts';
import type { NoticeDocument } from './document.ts';
import { noticeDocx } from './docx.ts';
import type { MadeNotice } from './make.ts';
import { noticeSheets, type NoticeSheet } from './xlsx.ts';

/** A notice as it is shown, and as the two files that it goes out as. */
export interface NoticeFiles {
  readonly document: NoticeDocument;
  readonly docx: Buffer;
  readonly xlsx: Buffer;
}

/** The files of a notice; `write` makes a workbook of sheets. The same notice gives the same bytes. */
export async function noticeFiles(
  { document, presented, goals }: Pick<MadeNotice, 'document' | 'presented' | 'goals'>,
  reference: Reference,
  write: (path: null, sheets: readonly NoticeSheet[]) => Promise<Buffer>,
): Promise<NoticeFiles> {
  const sheets = noticeSheets(document, presented, goals, reference);
  return { document, docx: noticeDocx(document), xlsx: await write(null, sheets) };
}
