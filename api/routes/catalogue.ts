import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { documentStatus } from '../../reference/documents.ts';
import { documentSchema } from '../../reference/document-schema.ts';
import { presentTarget } from '../../targets/present.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { PROBLEMS } from '../problem.ts';
import { cityQuery, clocks } from '../query.ts';
import { targetSchema } from '../schemas.ts';

const list = (path: string, summary: string, entry: z.ZodType) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { query: cityQuery },
    responses: {
      200: { description: summary, content: { 'application/json': { schema: z.array(entry) } } },
      304: { description: 'Unchanged since the ETag given' },
      ...PROBLEMS,
    },
  });

const STATUSES = ['draft', 'notYetInForce', 'inForce', 'expired', 'superseded'] as const;

export const documentAnswer = z
  .object({ ...documentSchema.shape, status: z.enum(STATUSES) })
  .openapi('Document');

export const indicatorAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string(),
    unit: z.string(),
    kind: z.string(),
  })
  .loose()
  .openapi('Indicator');

export const regionAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string(),
    kind: z.string(),
    parent: z.string(),
  })
  .loose()
  .openapi('Region');

/** What is codified, each list as one answer. */
export function catalogueRoutes(app: OpenAPIHono, context: ApiContext): void {
  const { service } = context;
  const { documents, indicators, regions } = service.reference;
  const lists = [
    {
      route: list('/api/targets', 'Every codified target', targetSchema),
      entries: (city: string | undefined, asOf: string) =>
        service.targets
          .filter(({ document }) => city === undefined || documents.get(document)?.city === city)
          .map((target) => presentTarget(target, service.reference, asOf)),
    },
    {
      route: list(
        '/api/documents',
        'Every policy document with its status on the day',
        documentAnswer,
      ),
      entries: (city: string | undefined, asOf: string) => {
        const all = [...documents.values()];
        return all
          .filter((document) => city === undefined || document.city === city)
          .map((document) => ({ ...document, status: documentStatus(document, asOf, all) }));
      },
    },
    {
      route: list('/api/indicators', 'Every indicator with its definition', indicatorAnswer),
      entries: () => [...indicators.values()],
    },
    {
      route: list('/api/regions', 'Every division and zone', regionAnswer),
      entries: () => [...regions.values()],
    },
  ];
  for (const { route, entries } of lists) {
    app.openapi(route, async (c) => {
      const { city, ...rest } = c.req.valid('query');
      const { asOf } = clocks(context, rest);
      const asked = { query: route.path, asOf, city };
      const result = await conditional(c, context, asked, async () => entries(city, asOf));
      return 'unchanged' in result
        ? (result.unchanged as never)
        : c.json(result.value as never, 200);
    });
  }
}
