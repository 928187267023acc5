import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { BOUNDS, GRADES, PROVENANCES } from '../../core/goal.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { FINDINGS, FINDING_REASONS } from '../../reconcile/finding.ts';
import type { Reconciled } from '../../reconcile/reconcile.ts';
import type { ReconciliationService } from '../../reconcile/service.ts';
import { FINDING_WORDS } from '../../reconcile/wording.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv, type Cell } from '../csv.ts';
import { PROBLEMS } from '../problem.ts';
import { cityQuery, clocks } from '../query.ts';

const decimal = z.string().openapi({ description: 'A decimal number', example: '916.15' });
const words = z.object({ zh: z.string(), en: z.string() });
const part = z.object({ value: decimal, facts: z.number().int() });

const lineSchema = z
  .object({
    reconciliation: z.string(),
    indicator: z.string(),
    indicatorName: z.string(),
    indicatorNameEn: z.string(),
    region: z.string(),
    regionName: z.string(),
    regionNameEn: z.string(),
    city: z.string(),
    year: z.number().int(),
    unit: z.string(),
    relation: z.enum(['equals', 'partOf']),
    derived: part.extend({ provenance: z.enum(['real', 'simulated']) }).nullable(),
    reported: z
      .object({
        value: decimal,
        bound: z.enum(BOUNDS).nullable(),
        publisher: z.string(),
        grade: z.enum(GRADES).nullable(),
        provenance: z.enum(PROVENANCES),
        period: z.string(),
        publishedOn: z.string().nullable(),
        claims: z.number().int(),
        file: z.string().nullable(),
        row: z.number().int(),
      })
      .nullable(),
    difference: decimal.nullable(),
    relativeDifference: decimal.nullable(),
    tolerance: z.object({
      absolute: decimal,
      relative: decimal,
      allowed: decimal.nullable(),
      reason: words,
    }),
    finding: z.enum(FINDINGS),
    reason: z.enum(FINDING_REASONS),
    coverage: z
      .object({
        withoutDistrict: part.nullable(),
        shareWithoutDistrict: decimal.nullable(),
        unplaced: part,
        remark: words.nullable(),
      })
      .nullable(),
    restsOnSimulated: z.boolean(),
    note: words,
  })
  .openapi('ReconciliationLine');

export const reconciliationAnswer = z
  .object({
    bundle: z.string(),
    asOf: z.string(),
    knownAt: z.string(),
    results: z.array(lineSchema),
  })
  .openapi('Reconciliation');

const query = cityQuery.extend({
  year: z
    .string()
    .regex(/^\d{4}$/, 'a year written 2023')
    .optional()
    .openapi({ description: 'One year; all where left out.', example: '2023' }),
});

const route = createRoute({
  method: 'get',
  path: '/api/reconciliation',
  summary: 'Figures derived from loaded rows beside the reported ones, with what differs',
  request: { query },
  responses: {
    200: {
      description: 'Reconciliation',
      content: { 'application/json': { schema: reconciliationAnswer } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

const download = createRoute({
  method: 'get',
  path: '/api/reconciliation.csv',
  summary: 'The same as a table to download',
  request: { query },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

export function reconciliationRoutes(
  app: OpenAPIHono,
  context: ApiContext,
  service: ReconciliationService,
): void {
  const answer = (c: Parameters<typeof conditional>[0], asked: z.infer<typeof query>) => {
    const { city, year, ...rest } = asked;
    const at = clocks(context, rest);
    const selection = { city, year: year === undefined ? undefined : Number(year) };
    const parameters = { query: 'reconciliation', ...at, city, year };
    return conditional(c, context, parameters, async (bundle) => ({
      bundle,
      ...at,
      results: await service.reconcile(selection, OPERATOR, at),
    }));
  };
  app.openapi(route, async (c) => {
    const result = await answer(c, c.req.valid('query'));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(download, async (c) => {
    const result = await answer(c, c.req.valid('query'));
    if ('unchanged' in result) return result.unchanged as never;
    const { results, ...of } = result.value;
    const lines = results.map((row) => line(row, of));
    return csv(c, `quanheng-reconciliation-${of.asOf}`, HEADER, lines) as never;
  });
}

const HEADER = [
  '核对编号',
  '指标',
  '地区',
  '年份',
  '单位',
  '推算值',
  '公布值',
  '约数',
  '来源',
  '来源等级',
  '数据性质',
  '相差',
  '相差比例',
  '容许相差',
  '结论',
  '原因',
  '含模拟数据',
  '覆盖情况',
  '说明',
  '判断日',
  '所知日',
  '结果编号',
];

function line(row: Reconciled, of: { asOf: string; knownAt: string; bundle: string }): Cell[] {
  return [
    row.reconciliation,
    row.indicatorName,
    row.regionName,
    row.year,
    row.unit,
    row.derived?.value ?? null,
    row.reported?.value ?? null,
    row.reported?.bound ?? null,
    row.reported?.publisher ?? null,
    row.reported?.grade ?? null,
    row.reported?.provenance ?? null,
    row.difference,
    row.relativeDifference,
    row.tolerance.allowed,
    FINDING_WORDS[row.finding].zh,
    row.reason,
    row.restsOnSimulated ? '是' : '否',
    row.coverage?.remark?.zh ?? null,
    row.note.zh,
    of.asOf,
    of.knownAt,
    of.bundle,
  ];
}
