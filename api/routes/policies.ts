import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { loadLeftOut } from '../../targets/left-out.ts';
import { library, type Shelf } from '../../targets/library.ts';
import { policyPage } from '../../targets/library/page.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import { LIBRARY_HEADER, libraryLines, PAGE_HEADER, pageLines } from '../policy-csv.ts';
import { librarySchema, policyPageSchema, STATUSES } from '../policy-schemas.ts';
import { cityQuery, clocks, clocksQuery } from '../query.ts';
import { read, table } from '../read-route.ts';

const listQuery = cityQuery.extend({
  status: z.enum(STATUSES).optional().openapi({ description: 'The status on the day.' }),
  goals: z
    .enum(['with', 'without'])
    .optional()
    .openapi({ description: 'Documents that hold goals, or those that hold none.' }),
  q: z
    .string()
    .max(100)
    .optional()
    .openapi({ description: 'Words of number, title, issuers or goals.', example: '2020' }),
});
const params = z.object({ id: z.string().openapi({ example: 'jn-htf-plan-2020' }) });

const list = createRoute(
  read(
    '/api/policies',
    'Every policy document: validity, status, what is codified, or why nothing is',
    listQuery,
    librarySchema,
  ),
);
const listTable = createRoute(
  table('/api/policies.csv', 'The same as a table to download', listQuery),
);
const page = createRoute({
  ...read(
    '/api/policies/{id}',
    'One document: its data, each clause beside what it codifies, and what is left out',
    clocksQuery,
    policyPageSchema,
  ),
  request: { params, query: clocksQuery },
});
const pageTable = createRoute({
  ...table(
    '/api/policies/{id}.csv',
    'The goals of one document, and what is left out, as a table to download',
    clocksQuery,
  ),
  request: { params, query: clocksQuery },
});

/** The policy library. Reads what is codified; only verdicts ask the warehouse. */
export function policyRoutes(app: OpenAPIHono, context: ApiContext): void {
  const { reference, targets } = context.service;
  const shelf: Shelf = { reference, targets, leftOut: loadLeftOut({ ...reference, targets }) };
  app.openapi(list, async (c) => {
    const result = await documents(c, context, shelf, c.req.valid('query'));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(listTable, async (c) => {
    const result = await documents(c, context, shelf, c.req.valid('query'));
    if ('unchanged' in result) return result.unchanged as never;
    const { value } = result;
    const name = `quanheng-policies-${value.asOf}`;
    return csv(c, name, LIBRARY_HEADER, libraryLines(value, value)) as never;
  });
  // The router takes a segment as a whole, so one handler serves both; an id holds no dot.
  app.openAPIRegistry.registerPath(pageTable);
  app.openapi(page, async (c) => {
    const segment = c.req.valid('param').id;
    const id = segment.replace(/\.csv$/, '');
    const result = await one(c, context, shelf, id, c.req.valid('query'));
    if ('unchanged' in result) return result.unchanged as never;
    const { value } = result;
    if (id === segment) return c.json(value as never, 200);
    const draft = value.document.draft ? '-draft' : '';
    return csv(c, `quanheng-${id}${draft}`, PAGE_HEADER, pageLines(value, value)) as never;
  });
}

type Caller = Parameters<typeof conditional>[0];

function documents(
  c: Caller,
  context: ApiContext,
  shelf: Shelf,
  { city, status, goals, q, ...rest }: z.infer<typeof listQuery>,
) {
  const at = clocks(context, rest);
  const asked = { query: 'policies', ...at, city, status, goals, q };
  return conditional(c, context, asked, async (bundle) => ({
    bundle,
    ...at,
    ...library(shelf, at, { city, status, goals, text: q }),
  }));
}

function one(
  c: Caller,
  context: ApiContext,
  shelf: Shelf,
  id: string,
  rest: z.infer<typeof clocksQuery>,
) {
  const at = clocks(context, rest);
  return conditional(c, context, { query: 'policy', id, ...at }, async (bundle) => {
    const document = shelf.reference.documents.get(id);
    if (!document) {
      throw new QuanhengError('notFound', `no document ${id}`, {
        mend: 'The ids are listed at /api/policies.',
      });
    }
    const { city } = document;
    const evaluations = await context.service.evaluate({ city }, OPERATOR, at);
    return { bundle, ...at, ...policyPage(document, shelf, evaluations, at) };
  });
}
