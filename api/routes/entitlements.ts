import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { OPERATOR } from '../../core/viewer.ts';
import { briefly } from '../../subsidies/rule-page.ts';
import type { SubsidyService } from '../../subsidies/service.ts';
import { conditional, unlessKnown } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import { Memo } from '../memo.ts';
import { cityQuery, clocks, clocksQuery } from '../query.ts';
import { read, table } from '../read-route.ts';
import { ENTITLEMENTS_HEADER, entitlementLines } from '../subsidy-csv.ts';
import {
  beneficiaryCode,
  flag,
  reading,
  readReadings,
  readYear,
  ruleId,
  year,
} from '../subsidy-query.ts';
import { entitlementsSchema, traceSchema } from '../subsidy-schemas.ts';

const MOST = 1000;
const choice = cityQuery.extend({
  year,
  rule: ruleId.optional(),
  beneficiary: beneficiaryCode.optional(),
  drafts: flag.openapi({ description: 'Rules of drafts as well; they are never law.' }),
  reading,
});
const whole = (standard: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/, 'a whole number')
    .transform(Number)
    .default(standard);
const listQuery = choice.extend({
  limit: whole(100)
    .refine((value) => value >= 1 && value <= MOST, `from 1 to ${MOST}`)
    .openapi({ type: 'integer', description: `Rows of the answer, at most ${MOST}.` }),
  offset: whole(0).openapi({ type: 'integer', description: 'Rows before them.' }),
});
const traceQuery = clocksQuery.extend({
  rule: ruleId,
  beneficiary: beneficiaryCode,
  year,
  reading,
});

const list = createRoute(
  read(
    '/api/entitlements',
    'What the rules owe for the events of a year, by rule, day and beneficiary',
    listQuery,
    entitlementsSchema,
  ),
);
const listTable = createRoute(
  table('/api/entitlements.csv', 'All of the same as a table to download', choice),
);
const explain = createRoute(
  read(
    '/api/explain',
    'Why one beneficiary is owed what it is under one rule, step by step',
    traceQuery,
    traceSchema,
  ),
);

/** What is due, and why. */
export function entitlementRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  service: SubsidyService,
): void {
  // A year of a whole city is large, and the pages of it are read one after the other.
  const settled = new Memo(3);
  const question = ({
    year: text,
    reading: chosen,
    city,
    rule,
    beneficiary,
    drafts,
    ...rest
  }: Choice) => {
    const at = clocks(context, rest);
    if (rule !== undefined) service.rule(rule, 'notFound');
    const { choices, named } = readReadings(service, chosen);
    const ofYear = readYear(text, at.asOf);
    const own = { ...at, city, rule, beneficiary };
    return {
      at,
      year: ofYear,
      named: { ...own, year: text, drafts: drafts === true ? 'true' : undefined, readings: named },
      rows: () =>
        service.entitlements({ ...own, year: ofYear, drafts, readings: choices }, OPERATOR),
    };
  };
  const allRows = (asked: ReturnType<typeof question>) =>
    settled.get(service.bundle({ query: 'settled', ...asked.named }), asked.rows);

  app.openapi(list, async (c) => {
    const { limit, offset, ...chosen } = c.req.valid('query');
    const asked = question(chosen);
    const { at, named } = asked;
    const parameters = { query: 'entitlements', ...named, limit: `${limit}`, offset: `${offset}` };
    const result = await conditional(c, context, parameters, async (bundle) => {
      const rows = await allRows(asked);
      const shown = await service.named(rows.slice(offset, offset + limit), at);
      return { bundle, ...at, year: asked.year, total: rows.length, limit, offset, rows: shown };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(listTable, async (c) => {
    const asked = question(c.req.valid('query'));
    const { at, named } = asked;
    const tag = context.service.bundle({ query: 'entitlements.csv', ...named });
    const result = await unlessKnown(c, settled, tag, async (bundle) => ({
      bundle,
      rows: await service.named(await allRows(asked), at),
    }));
    if ('unchanged' in result) return result.unchanged as never;
    const { rows, bundle } = result.value;
    const lines = entitlementLines(rows, names(service), { bundle, ...at });
    return csv(c, `quanheng-entitlements-${asked.year}`, ENTITLEMENTS_HEADER, lines) as never;
  });
  app.openapi(explain, async (c) => {
    const { rule, beneficiary, year: text, reading: chosen, ...rest } = c.req.valid('query');
    const at = clocks(context, rest);
    service.rule(rule, 'notFound');
    const { choices, named } = readReadings(service, chosen);
    const asYear = readYear(text, at.asOf);
    const asked = { query: 'explain', rule, beneficiary, ...at, year: text, readings: named };
    const result = await conditional(c, context, asked, async (bundle) => {
      const own = { rule, beneficiary, year: asYear, ...at, readings: choices };
      const beneficiaryName = (await service.names([beneficiary], at)).get(beneficiary) ?? null;
      const trace = await service.explain(own);
      const rows = trace.rows.map((row) => ({ ...row, beneficiaryName }));
      return { bundle, ...at, ...trace, beneficiaryName, rows };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}

type Choice = z.infer<typeof choice>;

function names(service: SubsidyService) {
  const { reference } = service;
  return {
    rule: (id: string) => briefly(service.rule(id), reference),
    region: (id: string) => reference.regions.get(id)?.name ?? id,
  };
}
