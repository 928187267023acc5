import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { cells, made } from '../etl/workbook/made-workbook.ts';

const MIB = 1024 * 1024;

/** Files that are refused for what they are, whatever the source. */
export const SPECIAL = {
  zip: () => zipSync({ 'readme.txt': strToU8('x') }),
  macros: () => made({ parts: { 'xl/vbaProject.bin': 'x' } }),
  links: () => made({ parts: { 'xl/externalLinks/externalLink1.xml': 'x' } }),
  password: () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000));
    return CFB.write(container, { type: 'buffer' }) as Buffer;
  },
  bomb: () => made({ parts: { 'xl/sharedStrings.xml': new Uint8Array(64 * MIB) } }),
  long: () => made({ sheets: { 表: cells(...Array.from({ length: 120_001 }, numbered)) } }),
} as const satisfies Record<string, () => Uint8Array>;

function numbered(_: unknown, at: number): string {
  return `<c r="A${at + 1}"><v>${at}</v></c>`;
}
