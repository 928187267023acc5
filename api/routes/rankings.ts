import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { OPERATOR } from '../../core/viewer.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import { presentHistory } from '../../ranking/present-history.ts';
import { presentRanking } from '../../ranking/present.ts';
import { presentScheme } from '../../ranking/present-scheme.ts';
import { presentWorking } from '../../ranking/present-working.ts';
import { rankParameters, type RankQuestion } from '../../ranking/question.ts';
import type { RankingService } from '../../ranking/service.ts';
import { attachment } from '../attachment.ts';
import { conditional, unlessKnown } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import { FILE_TYPES } from '../exposure-download.ts';
import { Memo } from '../memo.ts';
import { answer, PROBLEMS } from '../problem.ts';
import { cityQuery, clocks, clocksQuery } from '../query.ts';
import { rankingHeader, rankingLines } from '../ranking-csv.ts';
import {
  cellsQuery,
  historyQuery,
  rankingQuery,
  rankQuestion,
  schemeId,
  type RankingQuery,
} from '../ranking-query.ts';
import {
  rankCellsSchema,
  rankHistorySchema,
  rankingSchema,
  schemeListSchema,
  schemePageSchema,
  workingSchema,
} from '../ranking-schemas.ts';
import { rankingSheets } from '../ranking-sheets.ts';
import { read } from '../read-route.ts';

const ofScheme = z.object({ scheme: schemeId });
const ofUnit = ofScheme.extend({
  region: z
    .string()
    .max(40)
    .openapi({ description: 'The region id of a district or zone.', example: '370102' }),
});
const idParams = z.object({ id: schemeId });

const schemes = createRoute(
  read(
    '/api/schemes',
    'Every version of every scheme: indicators, weights, scoring, and what rests on which clause',
    cityQuery,
    schemeListSchema,
  ),
);
const scheme = createRoute({
  ...read('/api/schemes/{id}', 'Every version of one scheme', clocksQuery, schemePageSchema),
  request: { params: idParams, query: clocksQuery },
});
const ranking = createRoute({
  ...read(
    '/api/rankings/{scheme}',
    'Districts and zones ranked by a scheme, with parts, quotas, movement and sensitivity',
    rankingQuery,
    rankingSchema,
  ),
  request: { params: ofScheme, query: rankingQuery },
});
const history = createRoute({
  ...read(
    '/api/rankings/{scheme}/history',
    'Ranks of a period and of those before it',
    historyQuery,
    rankHistorySchema,
  ),
  request: { params: ofScheme, query: historyQuery },
});
const unit = createRoute({
  ...read(
    '/api/rankings/{scheme}/units/{region}',
    'The working of one unit: its parts, the rows behind them, and what would move it up',
    rankingQuery,
    workingSchema,
  ),
  request: { params: ofUnit, query: rankingQuery },
});
const cells = createRoute({
  ...read(
    '/api/rankings/{scheme}/units/{region}/cells',
    'The rows behind one part of one unit, page by page',
    cellsQuery,
    rankCellsSchema,
  ),
  request: { params: ofUnit, query: cellsQuery },
});
const file = (type: 'csv' | 'xlsx', summary: string, content: string) =>
  createRoute({
    method: 'get',
    path: `/api/rankings/{scheme}.${type}`,
    summary,
    request: { params: ofScheme, query: rankingQuery },
    responses: {
      200: { description: summary, content: { [content]: { schema: z.string() } } },
      304: { description: 'Unchanged since the ETag given' },
      ...PROBLEMS,
    },
  });
const asCsv = file('csv', 'A ranking as a table to download, a line a unit', 'text/csv');
const asXlsx = file('xlsx', 'A ranking as a workbook: ranks, parts, quotas', FILE_TYPES.xlsx);

/** Workbooks that are kept. */
const FILES = 10;

/** Schemes, rankings by them, and the working of each unit. */
export function rankingRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  service: RankingService,
): void {
  const { memo } = context;
  const { reference } = service;
  const files = new Memo(FILES);
  const tagOf = (question: RankQuestion, more: Readonly<Record<string, string | undefined>> = {}) =>
    service.bundle({ ...rankParameters(question), ...more });
  const ranked = (question: RankQuestion) => {
    const bundle = tagOf(question);
    return memo.get(bundle, async () =>
      presentRanking(await service.rank(question, OPERATOR), bundle, reference),
    );
  };
  const asked = (id: string, query: Partial<RankingQuery>) =>
    rankQuestion(context, service, id, query);

  app.openapi(schemes, async (c) => {
    const { city, ...rest } = c.req.valid('query');
    const at = clocks(context, rest);
    const result = await conditional(c, context, { query: 'schemes', ...at, city }, (bundle) =>
      Promise.resolve({
        bundle,
        ...at,
        schemes: service.schemes
          .map((one) => presentScheme(one, reference, at.asOf))
          .filter((one) => city === undefined || one.city === city),
      }),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(scheme, async (c) => {
    const { id } = c.req.valid('param');
    const at = clocks(context, c.req.valid('query'));
    const versions = service.versions(id, 'notFound');
    const result = await conditional(c, context, { query: 'scheme', id, ...at }, (bundle) =>
      Promise.resolve({
        bundle,
        ...at,
        id,
        versions: versions.map((one) => presentScheme(one, reference, at.asOf)),
      }),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });

  app.openAPIRegistry.registerPath(asCsv);
  app.openAPIRegistry.registerPath(asXlsx);
  // A name with a suffix is one segment, which the paths of OpenAPI cannot say.
  app.get('/api/rankings/:file{[a-z0-9-]+\\.(?:csv|xlsx)}', async (c) => {
    const [id = '', type] = c.req.param('file').split('.');
    const query = rankingQuery.safeParse(c.req.query());
    if (!query.success) return refused(c, query.error);
    const question = asked(id, query.data);
    const name = `quanheng-${id}-${question.period}`;
    const tag = tagOf(question, { as: type });
    if (type === 'csv') {
      const result = await unlessKnown(c, memo, tag, () => ranked(question));
      if ('unchanged' in result) return result.unchanged;
      const { value } = result;
      const response = csv(c, 'ranking', rankingHeader(value), rankingLines(value));
      response.headers.set('content-disposition', attachment(`${name}.csv`));
      return response;
    }
    const result = await unlessKnown(c, files, tag, async () =>
      writeWorkbook(null, rankingSheets(await ranked(question), reference)),
    );
    if ('unchanged' in result) return result.unchanged;
    return c.body(new Uint8Array(result.value), 200, {
      'content-type': FILE_TYPES.xlsx,
      'content-disposition': attachment(`${name}.xlsx`),
    });
  });

  app.openapi(ranking, async (c) => {
    const question = asked(c.req.valid('param').scheme, c.req.valid('query'));
    const bundle = tagOf(question);
    const result = await unlessKnown(c, memo, bundle, async () =>
      presentRanking(await service.rank(question, OPERATOR), bundle, reference),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(history, async (c) => {
    const { before, ...query } = c.req.valid('query');
    const question = { ...asked(c.req.valid('param').scheme, query), draws: 0 };
    const tag = tagOf(question, { before: String(before) });
    const result = await unlessKnown(c, memo, tag, async (bundle) =>
      presentHistory(await service.history(question, before, OPERATOR), bundle, reference),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(unit, async (c) => {
    const { scheme: id, region } = c.req.valid('param');
    const question = { ...asked(id, c.req.valid('query')), region };
    const result = await unlessKnown(c, memo, tagOf(question, { region }), async (bundle) =>
      presentWorking(await service.working(question, OPERATOR, 'notFound'), bundle, reference),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(cells, async (c) => {
    const { scheme: id, region } = c.req.valid('param');
    const { part, limit, offset, ...query } = c.req.valid('query');
    const question = { ...asked(id, query), draws: 0, region, part, limit, offset };
    const page = { region, part, limit: String(limit), offset: String(offset) };
    const result = await unlessKnown(c, memo, tagOf(question, page), async (bundle) => {
      const { asOf, knownAt, period } = question;
      const counted = await service.cells(question, OPERATOR, 'notFound');
      return { bundle, asOf, knownAt, scheme: id, period, region, part, limit, offset, counted };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}

function refused(c: Context, { issues }: z.ZodError): Response {
  const detail = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return answer(c, 400, 'usage', detail, 'The parameters are listed at /api/reference.');
}
