import { z } from '@hono/zod-openapi';

const date = z.string().openapi({ example: '2024-12-31' });
const count = z.number().int();

const head = z.object({
  issuer: z.string(),
  number: z.string().nullable().openapi({ description: '发文字号; null where none was given' }),
  addressee: z.string().openapi({ description: '主送机关' }),
  copies: z.string().nullable().openapi({ description: '抄送机关' }),
  date: date.openapi({ description: '成文日期' }),
});

const noticeTable = z.object({
  id: z.string(),
  caption: z.string(),
  columns: z.array(
    z.object({
      title: z.string(),
      width: z.number().openapi({ description: 'A share of the width of the text' }),
      align: z.enum(['left', 'center', 'right']),
    }),
  ),
  rows: z.array(z.array(z.string())),
  notes: z.array(z.string()),
});

const block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2)]),
    text: z.string(),
  }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('table'), table: noticeTable }),
]);

const document = head
  .extend({
    title: z.array(z.string()).openapi({ description: 'In lines that break where its sense does' }),
    simulated: z.boolean(),
    marks: z.array(z.string()).openapi({ description: 'What stands at the head of every page' }),
    body: z.array(block),
    annexes: z.array(z.object({ title: z.string(), blocks: z.array(block) })),
  })
  .openapi('NoticeDocument');

const place = {
  period: z.string(),
  sequence: count.openapi({ description: 'The how manyth of its scheme and period' }),
};
const rests = {
  bundle: z.string(),
  asOf: date,
  knownAt: date,
  facts: z.enum(['real', 'simulated']),
  simulated: z
    .boolean()
    .openapi({ description: 'Whether anything in it rests on simulated facts' }),
};
const scheme = z.object({
  id: z.string(),
  version: count,
  fingerprint: z.string(),
  title: z.string(),
});

const kept = z.object({ scheme, ...place, title: z.string(), head, ...rests });

export const noticeListSchema = z
  .object({
    notices: z.array(kept),
    damaged: z
      .array(z.object({ scheme: z.string(), ...place, detail: z.string(), mend: z.string() }))
      .openapi({ description: 'Those whose files are not what was kept' }),
    schemes: z
      .array(
        z.object({
          id: z.string(),
          version: count,
          title: z.string(),
          titleEn: z.string(),
          nature: z.string(),
          city: z.string(),
          period: z.string(),
        }),
      )
      .openapi({ description: 'What a notice can be made of, the latest version of each' }),
  })
  .openapi('Notices');

export const keptNoticeSchema = kept
  .extend({
    sha256: z
      .object({ docx: z.string(), xlsx: z.string() })
      .openapi({ description: 'Checksums of the files that went out' }),
    notice: document,
  })
  .openapi('KeptNotice');

export const noticeDraftSchema = z
  .object({
    scheme: scheme.extend({ titleEn: z.string(), nature: z.string() }),
    ...place,
    ...rests,
    kept: z.boolean().openapi({ description: 'True where the very same notice went out before' }),
    earlier: z
      .object({ sequence: count, number: z.string().nullable(), date })
      .nullable()
      .openapi({ description: 'The notice whose changes it tells' }),
    token: z
      .string()
      .openapi({ description: 'Names what would go out; sent back to issue exactly that' }),
    presumed: head.openapi({ description: 'The head where nothing of it is given' }),
    notice: document,
  })
  .openapi('NoticeDraft');
