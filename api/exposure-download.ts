import type { Context } from 'hono';
import { attachment } from './attachment.ts';

/** The kinds of file that an exposure is downloaded as, beside CSV. */
export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
} as const;

export type FileType = keyof typeof FILE_TYPES;

/** A file of a budget year to download. */
export function budgetFile(c: Context, bytes: Uint8Array, name: string, type: FileType): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': FILE_TYPES[type],
    'content-disposition': attachment(`${name}.${type}`),
  });
}
