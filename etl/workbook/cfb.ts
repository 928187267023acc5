import { CFB } from '@e965/xlsx';
import { WorkbookRefused } from './fault.ts';

/**
 * The workbook stream of a compound file (the container of xls, and of encrypted xlsx). Throws
 * `WorkbookRefused` for encryption, macros, other kinds of document and damage.
 */
export function workbookStream(bytes: Buffer): Buffer {
  const file = parse(bytes);
  const paths = file.FullPaths.map((path) => path.slice(path.indexOf('/')));
  const named = (pattern: RegExp) => paths.find((path) => pattern.test(path));
  const encrypted = named(/\/(EncryptedPackage|EncryptionInfo)$/i);
  if (encrypted !== undefined) throw new WorkbookRefused('workbook.password', encrypted);
  const macros = named(/\/(_VBA_PROJECT_CUR|_VBA_PROJECT|VBA)(\/|$)/i);
  if (macros !== undefined) throw new WorkbookRefused('workbook.macros', macros);
  const at = paths.findIndex((path) => /^\/(Workbook|Book)$/i.test(path));
  const entry = file.FileIndex[at];
  if (paths.length < 2) throw new WorkbookRefused('workbook.truncated', 'CFB: no streams');
  if (!entry) throw new WorkbookRefused('workbook.notWorkbook', paths.slice(1, 4).join(' '));
  const content = Buffer.from(entry.content ?? []);
  if (content.length === 0 || content.length < entry.size) {
    throw new WorkbookRefused('workbook.truncated', `${content.length} of ${entry.size} bytes`);
  }
  return content.subarray(0, entry.size);
}

/** What is used of the library's container, which it leaves untyped. */
interface Container {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly size: number; readonly content?: Uint8Array }[];
}

function parse(bytes: Buffer): Container {
  try {
    return CFB.read(bytes, { type: 'buffer' }) as Container;
  } catch (error) {
    throw new WorkbookRefused('workbook.truncated', `CFB: ${(error as Error).message}`);
  }
}
