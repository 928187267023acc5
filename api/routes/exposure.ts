import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { closest } from 'fastest-levenshtein';
import { QuanhengError } from '../../core/error.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import { arrowOf } from '../../subsidies/exposure/export/arrow.ts';
import { columnRows } from '../../subsidies/exposure/export/columns.ts';
import { EXPOSURE_HEADER, exposureLines } from '../../subsidies/exposure/export/csv-lines.ts';
import { parquetOf } from '../../subsidies/exposure/export/parquet.ts';
import { budgetSheets } from '../../subsidies/exposure/export/workbook.ts';
import type { Dimension, Ladder } from '../../subsidies/exposure/ladder.ts';
import { LEVELS } from '../../subsidies/exposure/leaf.ts';
import { presentExposure } from '../../subsidies/exposure/present.ts';
import { rowsBehind } from '../../subsidies/exposure/rows-behind.ts';
import type { ExposureAnswer, ExposureService } from '../../subsidies/exposure/service.ts';
import type { SubsidyService } from '../../subsidies/service.ts';
import { unlessKnown } from '../conditional.ts';
import type { ApiContext } from '../context.ts';
import { csv } from '../csv.ts';
import { budgetFile, FILE_TYPES, type FileType } from '../exposure-download.ts';
import { budgetYear, exposureQuery, rowsQuery, type ExposureQuery } from '../exposure-query.ts';
import type { ExposureRuns } from '../exposure-runs.ts';
import { costSchema, exposureSchema, progressSchema, rowsSchema } from '../exposure-schemas.ts';
import { clocks } from '../query.ts';
import { Memo } from '../memo.ts';
import { PROBLEMS } from '../problem.ts';
import { read, table } from '../read-route.ts';
import type { ReformList } from '../reform-list.ts';
import { readReadings } from '../subsidy-query.ts';

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
const listTable = createRoute(
  table('/api/exposure.csv', 'One row a place and stage, as a table to download', exposureQuery),
);
const file = <Type extends FileType>(type: Type, summary: string) =>
  createRoute({
    method: 'get',
    path: `/api/exposure.${type}`,
    summary,
    request: { query: exposureQuery },
    responses: {
      200: {
        description: summary,
        content: { [FILE_TYPES[type]]: { schema: z.string().openapi({ format: 'binary' }) } },
      },
      304: { description: 'Unchanged since the ETag given' },
      ...PROBLEMS,
    },
  });
const workbook = file('xlsx', 'The budget submission: a sheet for each level of government');
const parquet = file('parquet', 'Every place and stage as Parquet, for analysts');
const arrow = file('arrow', 'Every place and stage as an Arrow file, for analysts');

/** What the routes of exposure work with. */
export interface ExposureParts {
  readonly subsidies: SubsidyService;
  readonly service: ExposureService;
  readonly runs: ExposureRuns;
  readonly reforms: ReformList;
}

/** A question with the id of its answer, and the answer when it is wanted. */
export function askedOf(context: ApiContext, parts: ExposureParts, query: ExposureQuery) {
  const { subsidies, service, runs, reforms } = parts;
  const { year, reading, reform: id, drafts = false, city, baseline, draws, seed, ...rest } = query;
  const at = clocks(context, rest);
  const { choices: readings } = readReadings(subsidies, reading);
  const question = {
    ...at,
    ...{ city, baseline, draws, seed, drafts, readings },
    year: budgetYear(year, at.asOf),
  };
  const asked = id === undefined ? undefined : reforms.asked(id, at.asOf);
  const bundle = service.bundle(question, asked?.text ?? null);
  return {
    question,
    bundle,
    answer: () =>
      runs.answer(
        bundle,
        () => service.steps(question, asked !== undefined),
        (report) => service.exposure(question, asked?.reform, report),
      ),
    /** The id of something else that is made of the same answer. */
    tag: (name: string, more: Readonly<Record<string, string | undefined>> = {}) =>
      subsidies.bundle({ query: name, exposure: bundle, ...more }),
  };
}

/** The budget of a year. */
export function exposureRoutes(app: OpenAPIHono, context: ApiContext, parts: ExposureParts): void {
  const { subsidies, service, runs } = parts;
  const files = new Memo(FILES);
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
  app.openapi(rows, async (c) => {
    const { dimension, id = null, ...query } = c.req.valid('query');
    const asked = askedOf(context, parts, query);
    const tag = asked.tag('exposure/rows', { dimension, id: id ?? undefined });
    const result = await unlessKnown(c, context.memo, tag, () =>
      rowsOf(asked, dimension ?? null, id, subsidies),
    );
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
}

/** Downloads that are kept. */
const FILES = 10;

async function rowsOf(
  { question, bundle, answer }: ReturnType<typeof askedOf>,
  dimension: Dimension | null,
  id: string | null,
  subsidies: SubsidyService,
) {
  const { grounds, open, ladder, reform } = await answer();
  const own = reform?.ladder ?? ladder;
  const cell = dimension === null ? null : { dimension, id };
  if (cell !== null && id !== null) knownIn(own, cell.dimension, id, subsidies);
  const behind = rowsBehind({ year: question.year, ...grounds, open: reform?.open ?? open }, cell);
  const codes = behind.contingent.rows.map(({ beneficiary }) => beneficiary);
  const names =
    codes.length === 0 ? new Map<string, string>() : await subsidies.names(codes, question);
  const { asOf, knownAt, year } = question;
  return {
    ...{ bundle, asOf, knownAt, year, dimension, id: dimension === null ? null : id },
    figures: own.of((place) => cell === null || place[cell.dimension] === cell.id),
    ...behind,
    contingent: {
      ...behind.contingent,
      rows: behind.contingent.rows.map((row) => ({
        ...row,
        beneficiaryName: names.get(row.beneficiary) ?? null,
      })),
    },
  };
}

/** Refuses an id that is neither in the breakdown nor in the catalogue. */
function knownIn(
  ladder: Ladder,
  dimension: Dimension,
  id: string,
  { subsidies, reference }: SubsidyService,
): void {
  const shown = ladder.by(dimension).flatMap((row) => row.id ?? []);
  const catalogue: Partial<Record<Dimension, Iterable<string>>> = {
    rule: subsidies.rules.map((rule) => rule.id),
    document: reference.documents.keys(),
    region: reference.regions.keys(),
    level: LEVELS,
  };
  const known = new Set([...shown, ...(catalogue[dimension] ?? [])]);
  if (known.has(id)) return;
  throw new QuanhengError('notFound', `no ${dimension} ${id}`, {
    mend: known.size > 0 ? `Did you mean ${closest(id, [...known])}?` : 'The breakdown is empty.',
  });
}
