import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { SOURCES } from '../../etl/sources.ts';
import { unlessKnown } from '../conditional.ts';
import { pageQuery, runName, sourceName } from '../page-query.ts';
import { PROBLEMS } from '../problem.ts';
import { revisionsOf } from '../revisions.ts';
import { tagOf, type Steward } from '../steward.ts';
import { cellChangeSchema } from '../uploads/schemas.ts';

const count = z.number().int();

export const revisionsAnswer = z
  .object({
    runs: z
      .array(
        z.object({
          run_id: z.string(),
          source: z.string(),
          started_on: z.string(),
          known_at: z.string().nullable(),
          provenance: z.string(),
          rows_revised: count,
          undoes: z.string().nullable(),
        }),
      )
      .openapi({ description: 'The newest runs that changed something, two hundred at most' }),
    run: z.string().nullable().openapi({ description: 'The run whose revisions follow' }),
    source: z.string().nullable(),
    table: z.string().nullable(),
    total: count.openapi({ description: 'Revisions of the run, on all pages' }),
    page: count,
    size: count,
    revisions: z.array(
      z
        .object({
          key: z.string(),
          kind: z.enum(['changed', 'withdrawn', 'restored']),
          changes: z.array(cellChangeSchema),
          knownFrom: z.string(),
          before: z.object({ run: z.string(), knownFrom: z.string() }),
        })
        .openapi('Revision'),
    ),
  })
  .openapi('Revisions');

const route = createRoute({
  method: 'get',
  path: '/api/revisions',
  summary: 'Figures that changed between two claims, run by run; the newest where none is named',
  request: {
    query: z.strictObject({
      source: sourceName.optional(),
      run: runName.optional(),
      ...pageQuery(200, 50),
    }),
  },
  responses: {
    200: {
      description: 'Revisions',
      content: { 'application/json': { schema: revisionsAnswer } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

const MOST_RUNS = 200;

export function revisionRoute(app: OpenAPIHono, steward: Steward): void {
  app.openapi(route, async (c) => {
    const asked = c.req.valid('query');
    const tag = tagOf(steward, { query: 'revisions', ...asked });
    const result = await unlessKnown(c, steward.memo, tag, () => revisions(steward, asked));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}

interface Asked {
  source?: string | undefined;
  run?: string | undefined;
  page: number;
  size: number;
}

async function revisions({ reader }: Steward, { source, run, page, size }: Asked) {
  const parameters = { source: source ?? null, most: MOST_RUNS };
  const runs = await reader.query('revised-runs', OPERATOR, parameters);
  const chosen = run === undefined ? runs[0] : runs.find((each) => each['run_id'] === run);
  if (run !== undefined && !chosen) {
    throw new QuanhengError(
      'notFound',
      `${run} is not among the newest runs that changed figures`,
      {
        mend: 'They are listed at /api/revisions.',
      },
    );
  }
  const of = SOURCES.find(({ name }) => name === chosen?.['source']);
  if (!chosen || !of) {
    return { runs, run: null, source: null, table: null, total: 0, page, size, revisions: [] };
  }
  const found = await revisionsOf(reader, {
    run: String(chosen['run_id']),
    source: of,
    most: size,
    skip: (page - 1) * size,
  });
  return { runs, run: chosen['run_id'], source: of.name, table: of.table, page, size, ...found };
}
