import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { OPERATOR } from '../../core/viewer.ts';
import { PROVENANCES } from '../../core/goal.ts';
import { describeSources } from '../../etl/describe.ts';
import { SOURCES } from '../../etl/sources.ts';
import { unlessKnown } from '../conditional.ts';
import { PROBLEMS } from '../problem.ts';
import { codeTag, tagOf, type Steward } from '../steward.ts';

const columnSchema = z
  .object({
    name: z.string(),
    headings: z.array(z.string()).openapi({ description: 'The first is the template’s' }),
    kind: z.string(),
    required: z.boolean(),
    key: z.boolean(),
    unit: z.string().nullable(),
    units: z.array(z.string()),
    choices: z.array(z.string()),
    note: z.string(),
  })
  .openapi('FormColumn');

const sourceSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    titleEn: z.string(),
    provenance: z.enum(PROVENANCES).openapi({ description: 'Where a load names none' }),
    template: z.string().openapi({ description: 'The address of the empty form' }),
    key: z.array(z.string()),
    layouts: z.array(z.object({ name: z.string(), columns: z.array(columnSchema) })),
  })
  .openapi('Source');

const stateSchema = z
  .object({
    source: z.string(),
    run_id: z.string().nullable().openapi({ description: 'The last run that stands' }),
    started_on: z.string().nullable(),
    runs: z.number().int(),
    simulated: z.boolean(),
    published: z.boolean(),
    entries_open: z.number().int(),
  })
  .openapi('SourceState');

const route = createRoute({
  method: 'get',
  path: '/api/sources',
  summary: 'Every kind of file that is taken in, with its columns and accepted headings',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Sources',
      content: { 'application/json': { schema: z.array(sourceSchema) } },
    },
    304: { description: 'Unchanged since the ETag given' },
  },
});

const states = createRoute({
  method: 'get',
  path: '/api/sources/states',
  summary: 'When each source was last loaded, and how many of its rows wait in the quarantine',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'States; a source that never came is not among them',
      content: { 'application/json': { schema: z.array(stateSchema) } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

export function sourceRoutes(app: OpenAPIHono, steward: Steward): void {
  const tag = codeTag('sources');
  const described = () =>
    describeSources().map((source) => ({
      ...source,
      provenance: SOURCES.find(({ name }) => name === source.name)?.provenance,
      template: `/api/templates/${source.name}.xlsx`,
    }));
  app.openapi(route, async (c) => {
    const result = await unlessKnown(c, steward.memo, tag, async () => described());
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(states, async (c) => {
    const result = await unlessKnown(c, steward.memo, tagOf(steward, { query: 'states' }), () =>
      steward.reader.query('source-state', OPERATOR, {}),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}
