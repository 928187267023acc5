import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { readReform } from '../../subsidies/reform/read-reform.ts';
import { ReformError } from '../../subsidies/reform/reform-error.ts';
import type { SubsidyService } from '../../subsidies/service.ts';
import { subjectsOf } from '../../subsidies/reform/subjects.ts';
import { askedReform } from '../asked-reform.ts';
import type { ApiContext } from '../context.ts';
import { reformId } from '../exposure-query.ts';
import { answer, CHANGE_PROBLEMS, PROBLEMS, Refused } from '../problem.ts';
import { clocks, clocksQuery } from '../query.ts';
import { readyEntry, savedEntry, writtenEntry, type ReformList } from '../reform-list.ts';
import {
  checkSchema,
  reformListSchema,
  reformPageSchema,
  subjectsSchema,
  versionsSchema,
} from '../reform-schemas.ts';

const LARGEST = 256 * 1024;
const params = z.object({ id: reformId });
const nothing = z.strictObject({});
const dayQuery = clocksQuery.pick({ asOf: true });
const body = {
  required: true,
  content: {
    'application/json': {
      schema: z.strictObject({ text: z.string().openapi({ description: 'YAML' }) }),
    },
  },
};
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const list = createRoute({
  method: 'get',
  path: '/api/reforms',
  summary: 'Reforms that can be asked for: the ready comparisons, and those that were saved',
  request: { query: nothing },
  responses: { 200: json('Reforms', reformListSchema), 400: PROBLEMS[400] },
});

const one = createRoute({
  method: 'get',
  path: '/api/reforms/{id}',
  summary: 'One reform, with its text',
  request: { params: z.object({ id: askedReform }), query: nothing },
  responses: { 200: json('The reform', reformPageSchema), 400: PROBLEMS[400], 404: PROBLEMS[404] },
});

const subjects = createRoute({
  method: 'get',
  path: '/api/reform-subjects',
  summary: 'What a reform can change besides rules and documents: groups of overlaps and readings',
  request: {
    query: z.strictObject({
      city: z.enum(['jinan', 'qingdao']).default('jinan').openapi({ description: 'Whose rules' }),
    }),
  },
  responses: { 200: json('Groups, readings and places', subjectsSchema), 400: PROBLEMS[400] },
});

const versions = createRoute({
  method: 'get',
  path: '/api/reforms/{id}/versions',
  summary: 'What a saved reform was before; a former text is taken up again by saving it',
  request: { params, query: nothing },
  responses: { 200: json('Versions', versionsSchema), 400: PROBLEMS[400], 404: PROBLEMS[404] },
});

const save = createRoute({
  method: 'put',
  path: '/api/reforms/{id}',
  summary: 'Save a reform; what it was before stays as a version',
  request: { params, query: dayQuery, body },
  responses: { 200: json('The reform', reformPageSchema), ...CHANGE_PROBLEMS },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/reforms/{id}',
  summary: 'Take a saved reform away; it stays as a version',
  request: { params, query: nothing },
  responses: { 204: { description: 'It is gone' }, ...CHANGE_PROBLEMS },
});

const check = createRoute({
  method: 'post',
  path: '/api/reforms/check',
  summary: 'What is wrong with a text of a reform, and what its author should know',
  request: { query: dayQuery, body },
  responses: { 200: json('Faults and warnings', checkSchema), ...CHANGE_PROBLEMS },
});

/** Reforms to ask exposures of. */
export function reformRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  subsidies: SubsidyService,
  reforms: ReformList,
): void {
  app.use(
    '/api/reforms/*',
    bodyLimit({
      maxSize: LARGEST,
      onError: (c) => answer(c, 413, 'tooLarge', 'the body has more than 256 kB', ''),
    }),
  );
  app.use('/api/reforms/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  const page = (id: string) => {
    const text = reforms.text(id);
    const found = reforms.find(id);
    if ('written' in found)
      return { kind: 'written', savedOn: null, ...writtenEntry(id, text), text };
    if ('saved' in found) return { kind: 'saved', ...savedEntry(found.saved), text };
    const { name, note = null, patches } = found.ready.reform;
    return { id, kind: 'ready', name, note, savedOn: null, patches, fault: null, text };
  };
  app.openapi(list, (c) => {
    const ready = reforms.ready.map(readyEntry);
    return c.json({ ready, saved: reforms.saved.list().map(savedEntry) } as never, 200);
  });
  app.openapi(check, (c) => {
    const { asOf } = clocks(context, c.req.valid('query'));
    const { text } = c.req.valid('json');
    return c.json(checked(text, subsidies, asOf) as never, 200);
  });
  app.openapi(subjects, (c) => {
    const { city } = c.req.valid('query');
    return c.json(subjectsOf(subsidies.subsidies, subsidies.reference, city) as never, 200);
  });
  app.openapi(one, (c) => c.json(page(c.req.valid('param').id) as never, 200));
  app.openapi(versions, (c) => {
    const { id } = c.req.valid('param');
    const former = reforms.saved.versions(id);
    if (former.length === 0) reforms.find(id);
    const shown = former.map(({ version, ...each }) => ({
      version,
      ...savedEntry(each),
      text: each.text,
    }));
    return c.json({ id, versions: shown } as never, 200);
  });
  app.openapi(save, (c) => {
    const { id } = c.req.valid('param');
    notReady(id, reforms);
    const { asOf } = clocks(context, c.req.valid('query'));
    const { text } = c.req.valid('json');
    readReform(text, `${id}.yaml`, subsidies, asOf);
    reforms.saved.save(id, text, context.now());
    return c.json(page(id) as never, 200);
  });
  app.openapi(remove, (c) => {
    const { id } = c.req.valid('param');
    notReady(id, reforms);
    reforms.saved.remove(id);
    return c.body(null, 204);
  });
}

function notReady(id: string, reforms: ReformList): void {
  if (!reforms.isReady(id)) return;
  throw new Refused(
    409,
    'conflict',
    `${id} is a ready comparison`,
    'Save the reform under another id.',
  );
}

function checked(text: string, subsidies: SubsidyService, on: string) {
  try {
    const { reform, warnings } = readReform(text, 'reform.yaml', subsidies, on);
    const { name, note = null, patches } = reform;
    return { reform: { name, note, patches }, faults: [], warnings };
  } catch (error) {
    if (!(error instanceof ReformError)) throw error;
    return { reform: null, faults: error.problems, warnings: [] };
  }
}
