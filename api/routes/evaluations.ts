import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { OPERATOR } from '../../core/viewer.ts';
import { presentEvaluation, type PresentedEvaluation } from '../../targets/present.ts';
import { VERDICT_WORDS } from '../../targets/wording.ts';
import { conditional } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv, type Cell } from '../csv.ts';
import { PROBLEMS } from '../problem.ts';
import { cityQuery, clocks } from '../query.ts';
import { evaluationsSchema } from '../schemas.ts';

const query = cityQuery.extend({
  target: z.string().optional().openapi({ description: 'One target by its id.' }),
});

const route = createRoute({
  method: 'get',
  path: '/api/evaluations',
  summary: 'The verdict on every target in every region of its scope',
  request: { query },
  responses: {
    200: {
      description: 'Evaluations',
      content: { 'application/json': { schema: evaluationsSchema } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

const download = createRoute({
  method: 'get',
  path: '/api/evaluations.csv',
  summary: 'The same as a table to download',
  request: { query },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

export function evaluationRoutes(app: OpenAPIHono, context: ApiContext): void {
  app.openapi(route, async (c) => {
    const result = await evaluations(c, context, c.req.valid('query'));
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(download, async (c) => {
    const result = await evaluations(c, context, c.req.valid('query'));
    if ('unchanged' in result) return result.unchanged as never;
    const { asOf, bundle, results } = result.value;
    return csv(
      c,
      `quanheng-targets-${asOf}`,
      HEADER,
      results.map((row) => line(row, bundle)),
    ) as never;
  });
}

type Asked = z.infer<typeof query>;

function evaluations(
  c: Parameters<typeof conditional>[0],
  context: ApiContext,
  { city, target, ...rest }: Asked,
) {
  const { asOf, knownAt } = clocks(context, rest);
  const { service } = context;
  return conditional(
    c,
    context,
    { query: 'evaluations', asOf, knownAt, city, target },
    async (bundle) => {
      const found = await service.evaluate({ city, target }, OPERATOR, { asOf, knownAt });
      return {
        bundle,
        asOf,
        knownAt,
        results: found.map((one) => presentEvaluation(one, service.reference)),
      };
    },
  );
}

const HEADER = [
  '目标编号',
  '目标',
  '文件',
  '文号',
  '条款',
  '征求意见稿',
  '文件状态',
  '地区',
  '截止日期',
  '要求',
  '目标值',
  '单位',
  '实际值',
  '约数',
  '时期',
  '数据性质',
  '来源等级',
  '来源',
  '来源行',
  '结论',
  '原因',
  '说明',
  '概率',
  '预测中位数',
  '80%区间下限',
  '80%区间上限',
  '方法不一致',
  '判断日',
  '所知日',
  '结果编号',
];

function line(row: PresentedEvaluation, bundle: string): Cell[] {
  const source = row.actual?.sources[0];
  return [
    row.target,
    row.title,
    row.document,
    row.documentNo,
    row.clause,
    row.draft ? '是' : '否',
    row.status,
    row.regionName,
    row.deadline,
    row.comparator,
    row.required,
    row.unit,
    row.actual?.value ?? null,
    row.actual?.bound ?? null,
    row.actual?.period ?? null,
    row.actual?.provenance ?? null,
    row.actual?.grade ?? null,
    source?.publisher ?? null,
    source ? `${source.file}:${source.row}` : null,
    VERDICT_WORDS[row.verdict].zh,
    row.reason,
    row.statement.zh,
    row.forecast?.probability ?? null,
    row.forecast?.p50 ?? null,
    row.forecast?.p10 ?? null,
    row.forecast?.p90 ?? null,
    row.methodsDiffer ? '是' : '否',
    row.asOf,
    row.knownAt,
    bundle,
  ];
}
