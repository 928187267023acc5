import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { isCivilDate } from '../../core/civil-date.ts';
import { PROVENANCES } from '../../core/goal.ts';
import { SOURCES } from '../../etl/sources.ts';
import { answer, CHANGE_PROBLEMS, Refused } from '../problem.ts';
import type { Steward } from '../steward.ts';
import type { UploadRecord } from '../uploads/record.ts';
import { uploadSchema } from '../uploads/schemas.ts';
import { uploadView } from '../uploads/view.ts';

const [first = '', ...others] = SOURCES.map(({ name }) => name);
const params = z.object({ id: z.string().openapi({ example: '5f0c…' }) });
const upload = {
  description: 'The upload',
  content: { 'application/json': { schema: uploadSchema } },
};

const list = createRoute({
  method: 'get',
  path: '/api/uploads',
  summary: 'Uploads on hand, newest first',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Uploads',
      content: { 'application/json': { schema: z.array(uploadSchema) } },
    },
  },
});

const create = createRoute({
  method: 'post',
  path: '/api/uploads',
  summary: 'Begin an upload: of which source, under which provenance, known from which day',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            source: z.enum([first, ...others], {
              error: () => `one of ${SOURCES.map(({ name }) => name).join(', ')}`,
            }),
            provenance: z.enum(PROVENANCES).optional(),
            knownAt: z.string().refine(isCivilDate, 'a date written 2024-12-31').optional(),
          }),
        },
      },
    },
  },
  responses: { 201: upload, ...CHANGE_PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/uploads/{id}',
  summary:
    'One upload: its files, what is being done with it, and what its preview or load came to',
  request: { params, query: z.strictObject({}) },
  responses: { 200: upload, 400: CHANGE_PROBLEMS[400], 404: CHANGE_PROBLEMS[404] },
});

const send = createRoute({
  method: 'put',
  path: '/api/uploads/{id}/files',
  summary: 'Send one file of it as the body; its name is a parameter',
  request: {
    params,
    query: z.strictObject({ name: z.string().min(1).max(500) }),
    body: {
      required: true,
      content: {
        'application/octet-stream': {
          schema: z.any().openapi({ type: 'string', format: 'binary' }),
        },
      },
    },
  },
  responses: { 200: upload, ...CHANGE_PROBLEMS },
});

const preview = createRoute({
  method: 'post',
  path: '/api/uploads/{id}/preview',
  summary: 'Find out what its files would add, revise, leave and refuse',
  request: { params },
  responses: { 202: upload, ...CHANGE_PROBLEMS },
});

const load = createRoute({
  method: 'post',
  path: '/api/uploads/{id}/load',
  summary: 'Load what was previewed',
  request: {
    params,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            token: z.string(),
            despiteChange: z
              .boolean()
              .optional()
              .openapi({ description: 'Also where a run was loaded since the preview' }),
          }),
        },
      },
    },
  },
  responses: { 202: upload, ...CHANGE_PROBLEMS },
});

const discard = createRoute({
  method: 'delete',
  path: '/api/uploads/{id}',
  summary: 'Remove an upload, and end its preview',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...CHANGE_PROBLEMS },
});

/** Files on their way in. The work is done by processes of their own, one at a time. */
export function uploadRoutes(app: OpenAPIHono, steward: Steward): void {
  const { uploads, queue } = steward;
  const shown = (record: UploadRecord) =>
    uploadView(record, {
      ahead: queue.ahead(record.id),
      warehouseChanged: uploads.changedSince(record),
      now: steward.now(),
    }) as never;
  const small = bodyLimit({
    maxSize: 64 * 1024,
    onError: (c) => answer(c, 413, 'tooLarge', 'the body has more than 64 kB', ''),
  });
  app.use('/api/uploads', small);
  app.use('/api/uploads/:id/load', small);
  app.use('/api/uploads/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.openapi(list, (c) => c.json(uploads.list().map(shown), 200));
  app.openapi(create, (c) => {
    const { source: name, provenance, knownAt } = c.req.valid('json');
    const source = SOURCES.find((each) => each.name === name);
    if (!source) throw new Error(`no source ${name}`);
    if (knownAt !== undefined && knownAt > steward.today()) {
      throw new Refused(400, 'usage', `knownAt: ${knownAt} lies ahead`, 'Write today or earlier.');
    }
    const record = uploads.create({
      source: name,
      provenance: provenance ?? source.provenance,
      knownAt: knownAt ?? null,
    });
    c.header('location', `/api/uploads/${record.id}`);
    return c.json(shown(record), 201);
  });
  app.openapi(read, (c) => c.json(shown(uploads.read(c.req.valid('param').id)), 200));
  app.openapi(send, async (c) => {
    const { name } = c.req.valid('query');
    const { body } = c.req.raw;
    const announced = Number(c.req.header('content-length') ?? 0);
    const record = await uploads.receive(c.req.valid('param').id, name, body as never, announced);
    return c.json(shown(record), 200);
  });
  app.openapi(preview, (c) => c.json(shown(uploads.preview(c.req.valid('param').id)), 202));
  app.openapi(load, (c) => {
    const { token, despiteChange = false } = c.req.valid('json');
    return c.json(shown(uploads.load(c.req.valid('param').id, token, despiteChange)), 202);
  });
  app.openapi(discard, (c) => {
    uploads.discard(c.req.valid('param').id);
    return c.body(null, 204);
  });
}
