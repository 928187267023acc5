import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { presentExposure } from '../../subsidies/exposure/present.ts';
import { unlessKnown } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { askedOf, type ExposureParts } from '../exposure-asked.ts';
import { cellOf, rowsOf } from '../exposure-cell.ts';
import { exposureFiles } from '../exposure-files.ts';
import { exposureQuery, rowsQuery } from '../exposure-query.ts';
import { costSchema, exposureSchema, progressSchema, rowsSchema } from '../exposure-schemas.ts';
import { read } from '../read-route.ts';

const overview = createRoute(
  read(
    '/api/exposure',
    'What a budget year will cost: set aside, approved, paid, owed and still to come; when each budget runs out; what a reform changes',
    exposureQuery,
    exposureSchema,
  ),
);
const progress = createRoute(
  read(
    '/api/exposure/progress',
    'How far the working out of an exposure is; asks for nothing itself',
    exposureQuery,
    progressSchema,
  ),
);
const rows = createRoute(
  read(
    '/api/exposure/rows',
    'The approvals, payments, appropriations and open entitlements behind one cell',
    rowsQuery,
    rowsSchema,
  ),
);

const cost = createRoute(
  read(
    '/api/exposure/cost',
    'What each document paid beside what the indicator that its money serves gained; no causal estimate',
    exposureQuery,
    costSchema,
  ),
);

/** The budget of a year. */
export function exposureRoutes(app: OpenAPIHono, context: ApiContext, parts: ExposureParts): void {
  const { subsidies, service, runs } = parts;
  app.openapi(overview, async (c) => {
    const asked = askedOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, context.memo, asked.bundle, async (bundle) =>
      presentExposure(await asked.answer(), bundle, subsidies),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(progress, (c) => {
    const { bundle } = askedOf(context, parts, c.req.valid('query'));
    c.header('cache-control', 'no-store');
    return c.json({ bundle, ...runs.progress(bundle) } as never, 200);
  });
  app.openapi(cost, async (c) => {
    const asked = askedOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, context.memo, asked.tag('exposure/cost'), async () => {
      const { asOf, knownAt } = asked.question;
      return { bundle: asked.bundle, asOf, knownAt, ...(await service.cost(await asked.answer())) };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(rows, async (c) => {
    const cell = cellOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, context.memo, cell.tag('exposure/rows'), () =>
      rowsOf(cell, subsidies),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  exposureFiles(app, context, parts);
}
