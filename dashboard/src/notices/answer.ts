import type { z } from 'zod';
import type {
  keptNoticeSchema,
  noticeDraftSchema,
  noticeListSchema,
} from '../../../api/notice-schemas.ts';

/** What `/api/notices` answers. */
export type NoticesAnswer = z.infer<typeof noticeListSchema>;

export type NoticeScheme = NoticesAnswer['schemes'][number];

/** What `/api/notices/draft` answers. */
export type DraftAnswer = z.infer<typeof noticeDraftSchema>;

/** What a notice that went out is answered with. */
export type KeptAnswer = z.infer<typeof keptNoticeSchema>;

export type NoticeText = KeptAnswer['notice'];
export type Block = NoticeText['body'][number];
