import type { Context } from 'hono';
import { attachment } from './attachment.ts';

/** The two files that a notice goes out as. */
export const NOTICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type NoticeFile = keyof typeof NOTICE_TYPES;

/** A notice to download. */
export function noticeFile(c: Context, bytes: Uint8Array, name: string, type: NoticeFile) {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': NOTICE_TYPES[type],
    'content-disposition': attachment(`${name}.${type}`),
    'x-content-type-options': 'nosniff',
  });
}
