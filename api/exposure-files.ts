import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { writeWorkbook } from '../etl/workbook/write.ts';
import { CAVEAT } from '../subsidies/exposure/cost-per-progress.ts';
import { arrowOf } from '../subsidies/exposure/export/arrow.ts';
import { columnRows } from '../subsidies/exposure/export/columns.ts';
import { COST_HEADER, costLines } from '../subsidies/exposure/export/cost-lines.ts';
import { EXPOSURE_HEADER, exposureLines } from '../subsidies/exposure/export/csv-lines.ts';
import { parquetOf } from '../subsidies/exposure/export/parquet.ts';
import { RECORD_HEADER, recordLines } from '../subsidies/exposure/export/record-lines.ts';
import { tableSheets } from '../subsidies/exposure/export/table-sheets.ts';
import { BASELINE_WORDS } from '../subsidies/exposure/export/words.ts';
import { budgetSheets } from '../subsidies/exposure/export/workbook.ts';
import type { ExposureAnswer } from '../subsidies/exposure/service.ts';
import { unlessKnown } from './conditional.ts';
import type { ApiContext } from './context.ts';
import { csv } from './csv.ts';
import { askedOf, type Asked, type ExposureParts } from './exposure-asked.ts';
import { behindOf, cellOf, type AskedCell } from './exposure-cell.ts';
import { budgetFile, FILE_TYPES, type FileType } from './exposure-download.ts';
import { exposureQuery, rowsQuery } from './exposure-query.ts';
import { Memo } from './memo.ts';
import { PROBLEMS } from './problem.ts';
import { table } from './read-route.ts';

const costTable = createRoute(
  table('/api/exposure/cost.csv', 'The same as a table to download', exposureQuery),
);
const rowsTable = createRoute(
  table(
    '/api/exposure/rows.csv',
    'Every record and open entitlement behind one cell, as a table to download',
    rowsQuery,
  ),
);
const listTable = createRoute(
  table('/api/exposure.csv', 'One row a place and stage, as a table to download', exposureQuery),
);
const file = <Type extends FileType, Query extends z.ZodObject>(
  type: Type,
  summary: string,
  path: string,
  query: Query,
) =>
  createRoute({
    method: 'get',
    path: `${path}.${type}`,
    summary,
    request: { query },
    responses: {
      200: {
        description: summary,
        content: { [FILE_TYPES[type]]: { schema: z.string().openapi({ format: 'binary' }) } },
      },
      304: { description: 'Unchanged since the ETag given' },
      ...PROBLEMS,
    },
  });
const whole = <Type extends FileType>(type: Type, summary: string) =>
  file(type, summary, '/api/exposure', exposureQuery);
const workbook = whole('xlsx', 'The budget submission: a sheet for each level of government');
const parquet = whole('parquet', 'Every place and stage as Parquet, for analysts');
const arrow = whole('arrow', 'Every place and stage as an Arrow file, for analysts');
const costBook = file(
  'xlsx',
  'Cost per unit of progress as a workbook',
  '/api/exposure/cost',
  exposureQuery,
);
const rowsBook = file(
  'xlsx',
  'Every record and open entitlement behind one cell, as a workbook',
  '/api/exposure/rows',
  rowsQuery,
);

/** Downloads that are kept. */
const FILES = 10;

/** The tables and workbooks of a budget year. */
export function exposureFiles(app: OpenAPIHono, context: ApiContext, parts: ExposureParts): void {
  const { subsidies, service } = parts;
  const files = new Memo(FILES);
  app.openapi(listTable, async (c) => {
    const asked = askedOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, context.memo, asked.tag('exposure.csv'), async () =>
      exposureLines(await asked.answer(), asked.bundle, subsidies),
    );
    if ('unchanged' in result) return result.unchanged as never;
    const name = `quanheng-exposure-${asked.question.year}`;
    return csv(c, name, EXPOSURE_HEADER, result.value) as never;
  });
  const download = (
    route: typeof workbook | typeof parquet | typeof arrow,
    type: FileType,
    write: (answer: ExposureAnswer, bundle: string) => Promise<Uint8Array>,
  ) =>
    app.openapi(route as typeof workbook, async (c) => {
      const asked = askedOf(context, parts, c.req.valid('query'));
      const result = await unlessKnown(c, files, asked.tag(`exposure.${type}`), async () =>
        write(await asked.answer(), asked.bundle),
      );
      if ('unchanged' in result) return result.unchanged as never;
      const name = `quanheng-exposure-${asked.question.year}`;
      return budgetFile(c, result.value, name, type) as never;
    });
  download(workbook, 'xlsx', (answer, bundle) =>
    writeWorkbook(null, budgetSheets(answer, bundle, subsidies)),
  );
  download(parquet, 'parquet', (answer, bundle) => parquetOf(columnRows(answer, bundle)));
  download(arrow, 'arrow', async (answer, bundle) => arrowOf(columnRows(answer, bundle)));
  const costTableOf = async (asked: Asked) => costLines(await service.cost(await asked.answer()));
  app.openapi(costTable, async (c) => {
    const asked = askedOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, context.memo, asked.tag('exposure/cost.csv'), () =>
      costTableOf(asked),
    );
    if ('unchanged' in result) return result.unchanged as never;
    return csv(c, 'quanheng-cost-per-progress', COST_HEADER, result.value) as never;
  });
  app.openapi(costBook, async (c) => {
    const asked = askedOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, files, asked.tag('exposure/cost.xlsx'), async () => {
      const { simulated } = await asked.answer();
      const notes = notesOn(asked, simulated);
      return writeWorkbook(
        null,
        tableSheets('每单位进展', COST_HEADER, await costTableOf(asked), [
          ...notes,
          ['口径', CAVEAT.zh],
        ]),
      );
    });
    if ('unchanged' in result) return result.unchanged as never;
    return budgetFile(c, result.value, 'quanheng-cost-per-progress', 'xlsx') as never;
  });
  const rowsTableOf = async (cell: AskedCell) => {
    const { behind, simulated, names } = await behindOf(cell, subsidies, Infinity);
    const unit = (code: string) => names.get(code) ?? null;
    const { bundle } = cell.asked;
    return {
      simulated,
      lines: recordLines(behind, { catalogue: subsidies, simulated, bundle, unit }),
    };
  };
  app.openapi(rowsTable, async (c) => {
    const cell = cellOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, files, cell.tag('exposure/rows.csv'), () =>
      rowsTableOf(cell),
    );
    if ('unchanged' in result) return result.unchanged as never;
    const name = `quanheng-exposure-rows-${cell.asked.question.year}`;
    return csv(c, name, RECORD_HEADER, result.value.lines) as never;
  });
  app.openapi(rowsBook, async (c) => {
    const cell = cellOf(context, parts, c.req.valid('query'));
    const result = await unlessKnown(c, files, cell.tag('exposure/rows.xlsx'), async () => {
      const { lines, simulated } = await rowsTableOf(cell);
      const { dimension, id } = cell;
      return writeWorkbook(
        null,
        tableSheets('明细', RECORD_HEADER, lines, [
          ...notesOn(cell.asked, simulated),
          ['本格', dimension === null ? '合计' : `${dimension}: ${id ?? '未归入'}`],
          ['预测', '由模拟抽得，没有可列的记录'],
        ]),
      );
    });
    if ('unchanged' in result) return result.unchanged as never;
    const name = `quanheng-exposure-rows-${cell.asked.question.year}`;
    return budgetFile(c, result.value, name, 'xlsx') as never;
  });
}

/** What a table rests on. */
function notesOn({ question, bundle }: Asked, simulated: boolean): [string, string][] {
  const { year, asOf, knownAt, baseline } = question;
  return [
    ['预算年度', String(year)],
    ['判断日', asOf],
    ['所知日', knownAt],
    ['口径', BASELINE_WORDS[baseline]],
    ['数据性质', simulated ? '据模拟数据，不可作预算依据' : '据上报数据'],
    ['结果编号', bundle],
  ];
}
