import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { OPERATOR } from '../../core/viewer.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import { DistrictService, type DistrictQuestion } from '../../ranking/district/service.ts';
import { attachment } from '../attachment.ts';
import { unlessKnown } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import {
  districtCloseSchema,
  districtLapsingSchema,
  districtMoneySchema,
  districtRanksSchema,
  districtSchema,
  districtsSchema,
} from '../district-schemas.ts';
import {
  closeTable,
  lapsingTable,
  moneyTable,
  type Origin,
  type Table,
} from '../district-tables.ts';
import { FILE_TYPES } from '../exposure-download.ts';
import { pageQuery } from '../page-query.ts';
import { PROBLEMS } from '../problem.ts';
import { clocks, clocksQuery } from '../query.ts';
import { read } from '../read-route.ts';

const params = z.object({
  region: z
    .string()
    .max(20)
    .openapi({ description: 'A district, county or zone by its id.', example: '370102' }),
});
const unitsQuery = clocksQuery.extend({
  city: z.enum(['jinan', 'qingdao']).default('jinan').openapi({ description: 'Whose districts.' }),
});
const MOST = 200;
const pagedQuery = clocksQuery.extend(pageQuery(MOST, 50));

const ofUnit = <Query extends z.ZodObject, Answer extends z.ZodType>(
  path: string,
  summary: string,
  query: Query,
  answer: Answer,
) => ({ ...read(path, summary, query, answer), request: { params, query } });

const units = createRoute(
  read(
    '/api/districts',
    'Every district, county and zone of a city with its quotas of the year and its last rank',
    unitsQuery,
    districtsSchema,
  ),
);
const page = createRoute(
  ofUnit(
    '/api/districts/{region}',
    'One unit: quotas, pace, the expected end of the year, rank, money received, certificates that end',
    clocksQuery,
    districtSchema,
  ),
);
const ranks = createRoute(
  ofUnit(
    '/api/districts/{region}/ranks',
    'The ranks of a unit by scheme and period',
    clocksQuery,
    districtRanksSchema,
  ),
);
const money = createRoute(
  ofUnit(
    '/api/districts/{region}/money',
    'What a unit’s beneficiaries received, by rule, level and year, and what the district owes',
    clocksQuery,
    districtMoneySchema,
  ),
);
const lapsing = createRoute(
  ofUnit(
    '/api/districts/{region}/lapsing',
    'High-tech certificates of a unit that end within twelve months and have no later one',
    pagedQuery,
    districtLapsingSchema,
  ),
);
const close = createRoute(
  ofUnit(
    '/api/districts/{region}/close',
    'Firms of a unit without a certificate, held against the conditions that figures can tell',
    pagedQuery,
    districtCloseSchema,
  ),
);
const file = (list: string, type: 'csv' | 'xlsx', summary: string) => {
  const content = { schema: z.string().openapi({ format: 'binary' }) };
  return createRoute({
    method: 'get',
    path: `/api/districts/{region}/${list}.${type}`,
    summary: `${summary}, as a table to download`,
    request: { params, query: clocksQuery },
    responses: {
      200: {
        description: summary,
        content: { [type === 'csv' ? 'text/csv' : FILE_TYPES.xlsx]: content },
      },
      304: { description: 'Unchanged since the ETag given' },
      ...PROBLEMS,
    },
  });
};

/** The page of a district, and its lists. */
export function districtRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  service: DistrictService,
): void {
  const viewer = OPERATOR;
  const answered = <T>(
    c: Context,
    name: string,
    at: Readonly<Record<string, string>>,
    compute: (bundle: string) => Promise<T>,
  ) => unlessKnown(c, context.memo, service.bundle({ query: name, ...at }), compute);

  app.openapi(units, async (c) => {
    const { city, ...rest } = c.req.valid('query');
    const at = clocks(context, rest);
    const result = await answered(c, 'districts', { city, ...at }, async (bundle) => ({
      bundle,
      ...at,
      ...(await service.units({ city, ...at }, viewer)),
    }));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });

  const whole = (
    route: typeof page | typeof ranks | typeof money,
    name: string,
    compute: (question: DistrictQuestion) => Promise<object>,
  ) =>
    app.openapi(route as typeof page, async (c) => {
      const { region } = service.unit(c.req.valid('param').region);
      const at = clocks(context, c.req.valid('query'));
      const asked = { region, ...at };
      const result = await answered(c, name, asked, async (bundle) => ({
        bundle,
        ...asked,
        ...(await compute(asked)),
      }));
      return 'unchanged' in result
        ? (result.unchanged as never)
        : c.json(result.value as never, 200);
    });
  whole(page, 'district', (asked) => service.page(asked, viewer));
  whole(ranks, 'district/ranks', (asked) => service.ranks(asked, viewer));
  whole(money, 'district/money', (asked) => service.money(asked, viewer));

  const list = <Found extends { readonly rows: readonly unknown[] | null }>(
    route: typeof lapsing | typeof close,
    name: string,
    compute: (question: DistrictQuestion) => Promise<Found>,
  ) =>
    app.openapi(route as typeof lapsing, async (c) => {
      const { region } = service.unit(c.req.valid('param').region);
      const { page: nth, size, ...rest } = c.req.valid('query');
      const asked = { region, ...clocks(context, rest) };
      const key = { ...asked, page: String(nth), size: String(size) };
      const result = await answered(c, name, key, async (bundle) => {
        const found = await compute(asked);
        const rows = found.rows?.slice((nth - 1) * size, nth * size) ?? null;
        return { bundle, ...asked, ...found, page: nth, size, rows };
      });
      return 'unchanged' in result
        ? (result.unchanged as never)
        : c.json(result.value as never, 200);
    });
  list(lapsing, 'district/lapsing', (asked) => service.lapsing(asked, viewer));
  list(close, 'district/close', (asked) => service.close(asked, viewer));

  const download = (
    name: 'money' | 'lapsing' | 'close',
    summary: string,
    tableOf: (question: DistrictQuestion, origin: Origin) => Promise<Table>,
  ) => {
    for (const type of ['csv', 'xlsx'] as const) {
      app.openapi(file(name, type, summary), async (c) => {
        const { region, regionName } = service.unit(c.req.valid('param').region);
        const asked = { region, ...clocks(context, c.req.valid('query')) };
        const result = await answered(c, `district/${name}.table`, asked, (bundle) =>
          tableOf(asked, { regionName, bundle, asOf: asked.asOf, knownAt: asked.knownAt }),
        );
        if ('unchanged' in result) return result.unchanged as never;
        return (await tableFile(c, result.value, `quanheng-${region}-${name}`, type)) as never;
      });
    }
  };
  download('money', 'Money of a unit', async (asked, origin) =>
    moneyTable(await service.money(asked, viewer), origin),
  );
  download('lapsing', 'Certificates of a unit that end', async (asked, origin) =>
    lapsingTable(await service.lapsing(asked, viewer), origin),
  );
  download('close', 'Firms of a unit without a certificate', async (asked, origin) =>
    closeTable(await service.close(asked, viewer), origin),
  );
}

async function tableFile(c: Context, table: Table, name: string, type: 'csv' | 'xlsx') {
  const { header, rows } = table;
  if (type === 'csv') {
    return csv(
      c,
      name,
      header.map(({ text }) => text),
      rows,
    );
  }
  const bytes = await writeWorkbook(null, [{ name: table.name, header, rows, freeze: true }]);
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': FILE_TYPES.xlsx,
    'content-disposition': attachment(`${name}.xlsx`),
  });
}
