import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { SubsidyService } from '../../subsidies/service.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { clocks, clocksQuery } from '../query.ts';
import { read } from '../read-route.ts';
import { beneficiaryCode, reading, readReadings, readYear, year } from '../subsidy-query.ts';
import { beneficiarySchema, foundSchema } from '../subsidy-schemas.ts';

const searchQuery = clocksQuery.extend({
  text: z
    .string({ error: 'write a part of a name, or the start of a code, as text=' })
    .trim()
    .min(1, 'write a part of a name, or the start of a code')
    .max(100)
    .openapi({ description: 'A part of a name, or the start of a code.', example: '济南' }),
});
const pageQuery = clocksQuery.extend({ year: year.optional(), reading });

const search = createRoute(
  read(
    '/api/beneficiaries',
    'Units by code or part of a name, at most 20',
    searchQuery,
    foundSchema,
  ),
);
const page = createRoute({
  ...read(
    '/api/beneficiaries/{code}',
    'Everything due to one unit for a year’s events, why, and why not',
    pageQuery,
    beneficiarySchema,
  ),
  request: { params: z.object({ code: beneficiaryCode }), query: pageQuery },
});

/** Who is paid. */
export function beneficiaryRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  service: SubsidyService,
): void {
  app.openapi(search, async (c) => {
    const { text, ...rest } = c.req.valid('query');
    const at = clocks(context, rest);
    const asked = { query: 'beneficiaries', text, ...at };
    const result = await conditional(c, context, asked, async (bundle) => ({
      bundle,
      ...at,
      found: await service.beneficiaries(text, at),
    }));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(page, async (c) => {
    const { code } = c.req.valid('param');
    const { year: text, reading: chosen, ...rest } = c.req.valid('query');
    const at = clocks(context, rest);
    const asYear = text === undefined ? undefined : readYear(text, at.asOf);
    const { choices, named } = readReadings(service, chosen);
    const asked = { query: 'beneficiary', code, ...at, year: text, readings: named };
    const result = await conditional(c, context, asked, async (bundle) => ({
      bundle,
      ...at,
      ...(await service.beneficiary({ code, year: asYear, ...at, readings: choices })),
    }));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}
