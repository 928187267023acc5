import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { isCivilDate, yearBefore } from '../../core/civil-date.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { overview } from '../../targets/overview.ts';
import { presentEvaluation } from '../../targets/present.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { PROBLEMS } from '../problem.ts';
import { cityQuery, clocks } from '../query.ts';
import { overviewSchema } from '../schemas.ts';

const route = createRoute({
  method: 'get',
  path: '/api/overview',
  summary: 'Headline goals: how many stand where, what changed, what the pressing ones need',
  request: {
    query: cityQuery.extend({
      since: z.string().refine(isCivilDate, 'a date written 2024-12-31').optional().openapi({
        description:
          'The earlier `asOf` that changes are told against; a year before where left out.',
      }),
    }),
  },
  responses: {
    200: {
      description: 'The overview',
      content: { 'application/json': { schema: overviewSchema } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

export function overviewRoute(app: OpenAPIHono, context: ApiContext): void {
  app.openapi(route, async (c) => {
    const query = c.req.valid('query');
    const { service } = context;
    const { asOf, knownAt } = clocks(context, query);
    const since = query.since ?? yearBefore(asOf);
    const { city } = query;
    const today = context.today();
    const asked = { query: 'overview', asOf, knownAt, city, since, today };
    const result = await conditional(c, context, asked, async (bundle) => {
      const at = async (day: string) =>
        (await service.evaluate({ city }, OPERATOR, { asOf: day, knownAt })).map((evaluation) =>
          presentEvaluation(evaluation, service.reference),
        );
      const [now, before] = await Promise.all([at(asOf), at(since)]);
      return { bundle, asOf, knownAt, today, since, ...overview(now, before) };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}
