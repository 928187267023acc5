import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import type { Clocks } from '../../targets/evaluate.ts';
import { presentPast } from '../../targets/present.ts';
import { targetPage, type TargetPage } from '../../targets/page.ts';
import type { TargetService } from '../../targets/service.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import { PROBLEMS } from '../problem.ts';
import { clocks, clocksQuery } from '../query.ts';
import { historySchema, targetPageSchema } from '../schemas.ts';

const params = z.object({
  id: z.string().openapi({ example: 'jn-htf-2020.valid-high-tech-firms' }),
});
const query = clocksQuery.extend({
  region: z
    .string()
    .optional()
    .openapi({ description: 'A region of the scope; the first where left out.' }),
});

const route = createRoute({
  method: 'get',
  path: '/api/targets/{id}',
  summary: 'One target: its clause, figures, path, methods and every claim behind them',
  request: { params, query },
  responses: {
    200: {
      description: 'The target',
      content: { 'application/json': { schema: targetPageSchema } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

const download = createRoute({
  method: 'get',
  path: '/api/targets/{id}/claims.csv',
  summary: 'Every claim behind a target, as a table to download',
  request: { params, query },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

const past = createRoute({
  method: 'get',
  path: '/api/targets/{id}/history',
  summary: 'What would have been said of a target on each past day, and why it changed',
  request: { params, query },
  responses: {
    200: { description: 'History', content: { 'application/json': { schema: historySchema } } },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

export function targetRoutes(app: OpenAPIHono, context: ApiContext): void {
  app.openapi(route, async (c) => {
    const result = await page(c, context, c.req.valid('param').id, c.req.valid('query'));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(past, async (c) => {
    const result = await pastOf(c, context, c.req.valid('param').id, c.req.valid('query'));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(download, async (c) => {
    const { id } = c.req.valid('param');
    const result = await page(c, context, id, c.req.valid('query'));
    if ('unchanged' in result) return result.unchanged as never;
    return csv(c, `quanheng-${id}`, HEADER, claimLines(result.value)) as never;
  });
}

function pastOf(
  c: Parameters<typeof conditional>[0],
  context: ApiContext,
  id: string,
  { region, ...rest }: z.infer<typeof query>,
) {
  const at = clocks(context, rest);
  const [target] = context.service.select({ target: id });
  const place = target?.scope.find((one) => region === undefined || one === region);
  if (!place) throw unknown(id, region);
  const asked = { query: 'history', id, region: place, ...at };
  return conditional(c, context, asked, async (bundle) => {
    const histories = await context.service.history({ target: id }, OPERATOR, at);
    const history = (histories.get(`${id}|${place}`) ?? []).map(presentPast);
    return { bundle, ...at, target: id, region: place, history };
  });
}

function page(
  c: Parameters<typeof conditional>[0],
  context: ApiContext,
  id: string,
  { region, ...rest }: z.infer<typeof query>,
) {
  const at = clocks(context, rest);
  const asked = { query: 'target', id, region, ...at };
  return conditional(c, context, asked, async (bundle) => ({
    bundle,
    ...at,
    ...(await find(context.service, id, region, at)),
  }));
}

async function find(service: TargetService, id: string, region: string | undefined, at: Clocks) {
  const evaluations = await service.evaluate({ target: id }, OPERATOR, at);
  const found = evaluations.find((one) => region === undefined || one.region === region);
  if (!found) throw unknown(id, region);
  const place = { region: found.region, indicator: found.target.indicator };
  const claims = await service.claims(OPERATOR, place, at);
  return targetPage({ evaluation: found, evaluations, claims }, service);
}

function unknown(id: string, region: string | undefined): QuanhengError {
  return new QuanhengError('notFound', `no target ${id}${region ? ` in region ${region}` : ''}`, {
    mend: 'The ids are listed at /api/targets.',
  });
}

const HEADER = [
  '时期',
  '年份',
  '数值',
  '单位',
  '约数',
  '采用',
  '来源等级',
  '来源',
  '发布日期',
  '所知起',
  '所知依据',
  '文件',
  '行',
  '备注',
];

function claimLines({ claims }: TargetPage) {
  return claims.map(({ sources: [source], ...claim }) => [
    claim.period,
    claim.year,
    claim.value,
    claim.unit,
    claim.bound,
    claim.chosen ? '是' : '否',
    claim.grade,
    source?.publisher ?? null,
    source?.publishedOn ?? null,
    source?.knownFrom ?? null,
    source?.knownBasis ?? null,
    source?.file ?? null,
    source?.row ?? null,
    source?.note ?? null,
  ]);
}
