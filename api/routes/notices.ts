import { createHash } from 'node:crypto';
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import type { NoticeDocument } from '../../ranking/notice/document.ts';
import { noticeFiles } from '../../ranking/notice/files.ts';
import type { KeptNotice, KeptNotices } from '../../ranking/notice/kept.ts';
import { makeNotice, type MadeNotice } from '../../ranking/notice/make.ts';
import { rankParameters } from '../../ranking/question.ts';
import type { RankingService } from '../../ranking/service.ts';
import { unlessKnown } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { NOTICE_TYPES, noticeFile, type NoticeFile } from '../notice-download.ts';
import { noticeQuery, noticeQuestion, type NoticeQuery } from '../notice-query.ts';
import { keptNoticeSchema, noticeDraftSchema, noticeListSchema } from '../notice-schemas.ts';
import { answer, CHANGE_PROBLEMS, PROBLEMS, Refused } from '../problem.ts';
import { read } from '../read-route.ts';

const LARGEST = 16 * 1024;

const params = z.object({
  scheme: z.string().openapi({ example: 'jn-high-tech-quota' }),
  period: z.string().openapi({ example: '2024Q3' }),
  sequence: z
    .string()
    .regex(/^[1-9]\d{0,8}(\.docx|\.xlsx)?$/, 'a number from 1, for a file with .docx or .xlsx')
    .openapi({ example: '1' }),
});
const nothing = z.strictObject({});

const list = createRoute(
  read(
    '/api/notices',
    'Notices that went out, the latest first, and the schemes that one can be made of',
    nothing,
    noticeListSchema,
  ),
);
const draft = createRoute(
  read(
    '/api/notices/draft',
    'A notice as it would go out, marked 送审稿; keeps nothing',
    noticeQuery,
    noticeDraftSchema,
  ),
);
const issue = createRoute({
  method: 'post',
  path: '/api/notices',
  summary: 'Issue a notice and keep it for good; the very same one again is the one that is kept',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: noticeQuery.extend({
            token: z.string().optional().openapi({
              description: 'Of the draft that was looked at; refused where another would go out.',
            }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'It went out before',
      content: { 'application/json': { schema: keptNoticeSchema } },
    },
    201: {
      description: 'It is issued',
      content: { 'application/json': { schema: keptNoticeSchema } },
    },
    ...CHANGE_PROBLEMS,
  },
});
const one = createRoute({
  ...read(
    '/api/notices/{scheme}/{period}/{sequence}',
    'A notice that went out, word for word',
    nothing,
    keptNoticeSchema,
  ),
  request: { params, query: nothing },
});
const fileOf = <Type extends NoticeFile>(
  path: string,
  type: Type,
  summary: string,
  request: { query: z.ZodObject; params?: typeof params },
) =>
  createRoute({
    method: 'get',
    path: `${path}.${type}`,
    summary,
    request,
    responses: {
      200: {
        description: summary,
        content: { [NOTICE_TYPES[type]]: { schema: z.string().openapi({ format: 'binary' }) } },
      },
      304: { description: 'Unchanged since the ETag given' },
      ...PROBLEMS,
    },
  });

/** The notices of a data folder: drafts, those that went out, and issuing one. */
export function noticeRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  rankings: RankingService,
  notices: KeptNotices,
): void {
  const { memo } = context;
  app.use(
    '/api/notices',
    bodyLimit({
      maxSize: LARGEST,
      onError: (c) => answer(c, 413, 'tooLarge', 'the body has more than 16 kB', ''),
    }),
  );
  const made = (query: NoticeQuery, trial: boolean) =>
    makeNotice(
      { ...noticeQuestion(context, rankings, query), trial },
      rankings,
      context.service,
      notices,
      OPERATOR,
    );
  /** The draft, made once for all its forms; a notice that went out meanwhile is another ground. */
  const drafted = (c: Context, query: NoticeQuery, name: string) => {
    const { question, head, reported } = noticeQuestion(context, rankings, query);
    const ground = rankings.bundle({
      ...rankParameters(question),
      command: 'notice',
      about: reported.label,
      head: JSON.stringify(head),
      kept: digest(notices.list(question.scheme, reported.label).map(({ sha256 }) => sha256)),
    });
    const look = () => memo.get(`notice ${ground}`, () => made(query, true));
    return {
      known: <T>(compute: (ready: MadeNotice) => Promise<T>) =>
        unlessKnown(c, memo, digest([name, ground]), async () => compute(await look())),
    };
  };

  app.openapi(list, async (c) => {
    const shown = { ...listed(notices), schemes: latest(rankings) };
    const result = await unlessKnown(c, memo, digest(shown), () => Promise.resolve(shown));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(draft, async (c) => {
    const asked = drafted(c, c.req.valid('query'), 'draft');
    const result = await asked.known((ready) => Promise.resolve(draftView(ready)));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  for (const type of ['docx', 'xlsx'] as const) {
    const summary = `The draft as ${type === 'docx' ? 'a Word file' : 'a workbook'}`;
    const route = fileOf('/api/notices/draft', type, summary, { query: noticeQuery });
    app.openapi(route, async (c) => {
      const asked = drafted(c, c.req.valid('query') as NoticeQuery, `draft.${type}`);
      const result = await asked.known(async (ready) => ({
        bytes: (await noticeFiles(ready, rankings.reference, writeWorkbook))[type],
        title: ready.document.title.join(''),
      }));
      if ('unchanged' in result) return result.unchanged as never;
      const { bytes, title } = result.value;
      return noticeFile(c, bytes, `送审稿-${title}`, type) as never;
    });
  }
  app.openapi(issue, async (c) => {
    const { token, ...query } = c.req.valid('json');
    c.header('cache-control', 'no-store');
    const ready = await made(query, false);
    const { record, sequence, kept } = ready;
    if (token !== undefined && token !== tokenOf(ready)) {
      throw new Refused(
        409,
        'changed',
        'another notice than the one that was looked at would go out',
        'Data was loaded or a notice issued since; look at the draft again.',
      );
    }
    if (!kept) {
      const files = await noticeFiles(ready, rankings.reference, writeWorkbook);
      if (!notices.keep(sequence, record, files)) {
        throw new Refused(
          409,
          'conflict',
          `another notice of ${record.period} went out meanwhile`,
          'Look at the draft again: it then says what changed since that one.',
        );
      }
    }
    const found = existing(notices, { scheme: record.scheme.id, period: record.period, sequence });
    c.header(
      'location',
      `/api/notices/${record.scheme.id}/${encodeURIComponent(record.period)}/${sequence}`,
    );
    return c.json(keptView(notices, found) as never, kept ? 200 : 201);
  });
  for (const type of ['docx', 'xlsx'] as const) {
    const summary = `${type === 'docx' ? 'The Word file' : 'The workbook'} of a notice, as it went out`;
    const route = fileOf('/api/notices/{scheme}/{period}/{sequence}', type, summary, {
      query: nothing,
      params,
    });
    // The router takes a segment as a whole, so one handler serves all three.
    app.openAPIRegistry.registerPath(route);
  }
  app.openapi(one, async (c) => {
    const { scheme, period, sequence: segment } = c.req.valid('param');
    const [sequence, type] = segment.split('.');
    const found = existing(notices, { scheme, period, sequence: Number(sequence) });
    const { sha256 } = found;
    if (type === 'docx' || type === 'xlsx') {
      const result = await unlessKnown(c, memo, sha256[type], () =>
        Promise.resolve(notices.file(found, type)),
      );
      if ('unchanged' in result) return result.unchanged as never;
      const name = `${found.title}（第${found.sequence}次）`;
      return noticeFile(c, result.value, name, type) as never;
    }
    const result = await unlessKnown(c, memo, digest(['kept', sha256, found.record]), () =>
      Promise.resolve(keptView(notices, found)),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}

function existing(notices: KeptNotices, place: Parameters<KeptNotices['find']>[0]): KeptNotice {
  const found = notices.find(place);
  if (found) return found;
  const { scheme, period, sequence } = place;
  throw new QuanhengError('notFound', `no notice ${sequence} of ${scheme} for ${period}`, {
    mend: 'Those that went out are listed at /api/notices.',
  });
}

function listed(notices: KeptNotices) {
  const all = notices.all();
  return {
    notices: all.notices
      .toSorted(
        (a, b) =>
          compare(b.record.head.date, a.record.head.date) ||
          compare(b.record.asOf, a.record.asOf) ||
          compare(a.record.scheme.id, b.record.scheme.id) ||
          compare(b.record.period, a.record.period) ||
          b.sequence - a.sequence,
      )
      .map(entryOf),
    damaged: all.damaged,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entryOf({ sequence, title, simulated, record }: KeptNotice) {
  const { scheme, period, head, bundle, asOf, knownAt, facts } = record;
  return { scheme, period, sequence, title, head, bundle, asOf, knownAt, facts, simulated };
}

function keptView(notices: KeptNotices, kept: KeptNotice) {
  const { docx, xlsx } = kept.sha256;
  return { ...entryOf(kept), sha256: { docx, xlsx }, notice: notices.document(kept) };
}

function draftView(made: MadeNotice) {
  const { document, presented, record, sequence, kept, earlier, presumed } = made;
  const { titleEn, nature } = presented.scheme;
  const { period, bundle, asOf, knownAt, facts } = record;
  return {
    scheme: { ...record.scheme, titleEn, nature },
    ...{ period, sequence, bundle, asOf, knownAt, facts, simulated: document.simulated, kept },
    earlier: earlier && {
      sequence: earlier.sequence,
      number: earlier.record.head.number,
      date: earlier.record.head.date,
    },
    token: tokenOf(made),
    presumed,
    notice: document,
  };
}

/** Names what a notice says and its place, drafted or issued. */
function tokenOf({ document, sequence }: { document: NoticeDocument; sequence: number }): string {
  return digest([sequence, { ...document, marks: [] }]);
}

function latest({ schemes }: RankingService) {
  const last = new Map(schemes.map((scheme) => [scheme.id, scheme]));
  return [...last.values()].map(({ id, version, title, titleEn, nature, city, period }) => ({
    ...{ id, version, title, titleEn, nature, city, period },
  }));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
