import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { OPERATOR } from '../../core/viewer.ts';
import type { ApiContext } from '../context.ts';
import { PROBLEMS } from '../problem.ts';

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
  })
  .openapi('Run');

const route = createRoute({
  method: 'get',
  path: '/api/runs',
  summary: 'What was loaded, newest first',
  responses: {
    200: { description: 'Runs', content: { 'application/json': { schema: z.array(runSchema) } } },
    ...PROBLEMS,
  },
});

export function runRoute(app: OpenAPIHono, { service }: ApiContext): void {
  app.openapi(route, async (c) => c.json((await service.runs(OPERATOR)) as never, 200));
}
