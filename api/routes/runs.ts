import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { OPERATOR } from '../../core/viewer.ts';
import { unlessKnown } from '../conditional.ts';
import { CHANGE_PROBLEMS, PROBLEMS } from '../problem.ts';
import { pageQuery, runName, sourceName } from '../page-query.ts';
import { tagOf, type Steward } from '../steward.ts';
import { undoRun } from '../undo-run.ts';

const fileSchema = z.object({
  name: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  encoding: z.string(),
});

const runSchema = z
  .object({
    run_id: z.string(),
    source: z.string(),
    started_on: z.string(),
    known_at: z.string().nullable(),
    provenance: z.string(),
    rows_read: z.number().int(),
    rows_loaded: z.number().int(),
    rows_unchanged: z.number().int(),
    rows_revised: z.number().int(),
    rows_refused: z.number().int(),
    rows_left_out: z.number().int(),
    undoes: z.string().nullable().openapi({ description: 'The run that this one withdrew' }),
    undone_by: z.string().nullable(),
    entries_open: z
      .number()
      .int()
      .openapi({ description: 'Refused rows that nothing settled yet' }),
    files: z.array(fileSchema).openapi({ description: 'Each is at /api/files/{sha256}' }),
  })
  .openapi('Run');

const route = createRoute({
  method: 'get',
  path: '/api/runs',
  summary: 'What was loaded, newest first; x-total-count says how many there are',
  request: {
    query: z.strictObject({
      source: sourceName.optional(),
      run: runName.optional(),
      ...pageQuery(10_000),
    }),
  },
  responses: {
    200: { description: 'Runs', content: { 'application/json': { schema: z.array(runSchema) } } },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

const undo = createRoute({
  method: 'post',
  path: '/api/runs/{run}/undo',
  summary: 'Withdraw what a run said, by new claims; what was known before stands again',
  request: {
    params: z.object({ run: z.string().regex(/^run-\d{6,9}$/, 'a run as /api/runs lists') }),
  },
  responses: {
    200: {
      description: 'What was withdrawn',
      content: {
        'application/json': {
          schema: z
            .object({
              run: z.string(),
              undoes: z.string(),
              source: z.string(),
              claimsWithdrawn: z.number().int(),
              claimsRestored: z.number().int(),
              claimsSuperseded: z.number().int(),
            })
            .openapi('Undone'),
        },
      },
    },
    ...CHANGE_PROBLEMS,
  },
});

export function runRoutes(app: OpenAPIHono, steward: Steward): void {
  app.openapi(route, async (c) => {
    const { source, run, size, page } = c.req.valid('query');
    const asked = { query: 'runs', source, run, size, page };
    const result = await unlessKnown(c, steward.memo, tagOf(steward, asked), async () => {
      const found = await steward.reader.query('run-list', OPERATOR, {
        source: source ?? null,
        run: run ?? null,
        most: size,
        skip: (page - 1) * size,
      });
      const lines = found.map(({ total, files, ...line }) => ({
        total: Number(total),
        line: { ...line, files: JSON.parse(String(files ?? '[]')) as unknown },
      }));
      return { total: lines[0]?.total ?? 0, runs: lines.map(({ line }) => line) };
    });
    if ('unchanged' in result) return result.unchanged as never;
    c.header('x-total-count', String(result.value.total));
    return c.json(result.value.runs as never, 200);
  });
  app.openapi(undo, async (c) => c.json(await undoRun(steward, c.req.valid('param').run), 200));
}
