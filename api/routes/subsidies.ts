import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { closest } from 'fastest-levenshtein';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { ruleList } from '../../subsidies/rule-list.ts';
import type { SubsidyService } from '../../subsidies/service.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import { cityQuery, clocks, clocksQuery } from '../query.ts';
import { read, table } from '../read-route.ts';
import { RULES_HEADER, ruleLines } from '../subsidy-csv.ts';
import { flag, reading, readReadings, readYear, ruleId, year } from '../subsidy-query.ts';
import { amountsSchema, MECHANISMS, ruleListSchema, rulePageSchema } from '../subsidy-schemas.ts';

const listQuery = cityQuery.extend({
  document: z
    .string()
    .max(80)
    .optional()
    .openapi({ description: 'The id of a document.', example: 'jn-tech-transfer-2021' }),
  mechanism: z.enum(MECHANISMS).optional().openapi({ description: 'How it pays.' }),
  computable: flag.openapi({ description: 'Whether loaded facts are enough for an amount.' }),
  text: z
    .string()
    .max(100)
    .optional()
    .openapi({ description: 'Words of title, clause, document or wording.', example: '孵化器' }),
});
const amountsQuery = clocksQuery.extend({ year: year.optional(), reading });
const params = z.object({ id: ruleId });

const list = createRoute(
  read(
    '/api/subsidies',
    'Every codified money rule: whom it pays, how much, on what it rests',
    listQuery,
    ruleListSchema,
  ),
);
const listTable = createRoute(
  table('/api/subsidies.csv', 'The same as a table to download', listQuery),
);
const page = createRoute({
  ...read(
    '/api/subsidies/{id}',
    'One rule: its document, readings, gates, and the rules it competes with',
    clocksQuery,
    rulePageSchema,
  ),
  request: { params, query: clocksQuery },
});
const amounts = createRoute({
  ...read(
    '/api/subsidies/{id}/amounts',
    'What the rule pays for a year’s events, and what was paid under its clause',
    amountsQuery,
    amountsSchema,
  ),
  request: { params, query: amountsQuery },
});

type Caller = Parameters<typeof conditional>[0];

/** The rules and what each pays. */
export function subsidyRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  service: SubsidyService,
): void {
  const { reference, subsidies } = service;
  const rules = (
    c: Caller,
    { city, document, mechanism, computable, text, ...rest }: ListQuery,
  ) => {
    const at = clocks(context, rest);
    if (document !== undefined) known(document, [...reference.documents.keys()]);
    const choice = { city, document, mechanism, computable, text };
    const asked = { query: 'subsidies', ...at, ...choice, computable: computable?.toString() };
    return conditional(c, context, asked, async (bundle) => ({
      bundle,
      ...at,
      ...ruleList(subsidies, reference, at.asOf, choice),
    }));
  };
  app.openapi(list, async (c) => {
    const result = await rules(c, c.req.valid('query'));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(listTable, async (c) => {
    const result = await rules(c, c.req.valid('query'));
    if ('unchanged' in result) return result.unchanged as never;
    const { value } = result;
    const name = `quanheng-subsidies-${value.asOf}`;
    return csv(c, name, RULES_HEADER, ruleLines(value, value)) as never;
  });
  app.openapi(page, async (c) => {
    const { id } = c.req.valid('param');
    const at = clocks(context, c.req.valid('query'));
    service.rule(id, 'notFound');
    const asked = { query: 'subsidy', id, ...at };
    const result = await conditional(c, context, asked, async (bundle) => ({
      bundle,
      ...at,
      ...service.page(id, at.asOf),
    }));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(amounts, async (c) => {
    const { id } = c.req.valid('param');
    const { year: text, reading: chosen, ...rest } = c.req.valid('query');
    const at = clocks(context, rest);
    service.rule(id, 'notFound');
    const asYear = text === undefined ? undefined : readYear(text, at.asOf);
    const { choices, named } = readReadings(service, chosen);
    const asked = { query: 'amounts', id, ...at, year: text, readings: named };
    const result = await conditional(c, context, asked, async (bundle) => {
      const question = { rule: id, year: asYear, ...at, readings: choices };
      return { bundle, ...at, ...(await service.amounts(question, OPERATOR)) };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}

type ListQuery = z.infer<typeof listQuery>;

function known(document: string, documents: readonly string[]): void {
  if (documents.includes(document)) return;
  throw new QuanhengError('notFound', `no document ${document}`, {
    mend: `Did you mean ${closest(document, [...documents])}?`,
  });
}
