import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiContext } from '../context.ts';
import { PROBLEMS } from '../problem.ts';

const route = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether a snapshot is there to answer from',
  responses: {
    200: {
      description: 'Ready',
      content: {
        'application/json': { schema: z.object({ status: z.literal('ok'), snapshot: z.string() }) },
      },
    },
    503: PROBLEMS[503],
  },
});

export function healthRoute(app: OpenAPIHono, { service }: ApiContext): void {
  app.openapi(route, (c) => c.json({ status: 'ok' as const, snapshot: service.snapshot() }, 200));
}
