import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { attachment } from '../attachment.ts';
import { unlessKnown } from '../conditional.ts';
import { pageQuery, runName, sourceName } from '../page-query.ts';
import { CHANGE_PROBLEMS, PROBLEMS, Refused } from '../problem.ts';
import { entriesCsv } from '../quarantine-csv.ts';
import { pageOfEntries, STATES, tallyEntries, type EntryChoice } from '../quarantine-list.ts';
import { MOST_IN_SHEET, quarantineSheet } from '../quarantine-sheet.ts';
import { tagOf, type Steward } from '../steward.ts';
import { XLSX } from './templates.ts';

const count = z.number().int();

const entrySchema = z
  .object({
    entry: z.string().openapi({ description: 'The number that a corrected row carries' }),
    run: z.string(),
    source: z.string(),
    provenance: z.string(),
    file: z.string(),
    fileSha256: z.string(),
    sheet: z.string().nullable(),
    row: count.nullable(),
    headings: z.array(z.string()),
    cells: z.array(z.string()),
    rules: z.array(
      z.object({
        rule: z.string(),
        column: z.string().nullable(),
        found: z.string(),
        expected: z.string(),
        message: z.string(),
        messageEn: z.string(),
        mend: z.string(),
        mendEn: z.string(),
      }),
    ),
    resolvedBy: z.string().nullable(),
    resolvedOn: z.string().nullable(),
  })
  .openapi('QuarantineEntry');

export const quarantineAnswer = z
  .object({
    open: count,
    resolved: count,
    chosen: count.openapi({ description: 'Entries of the choice, on all pages' }),
    page: count,
    size: count,
    bySource: z.array(z.object({ source: z.string(), open: count, resolved: count })),
    byRule: z.array(
      z.object({
        source: z.string(),
        rule: z.string(),
        message: z.string(),
        messageEn: z.string(),
        open: count,
        resolved: count,
      }),
    ),
    entries: z.array(entrySchema),
  })
  .openapi('Quarantine');

const choice = {
  source: sourceName.optional(),
  run: runName.optional(),
  state: z.enum(STATES).default('open'),
};
const rule = z
  .string()
  .regex(/^[\w.]{1,60}$/, 'the id of a rule')
  .optional()
  .openapi({ description: 'One rule; all where left out.', example: 'region.unknown' });

const list = createRoute({
  method: 'get',
  path: '/api/quarantine',
  summary: 'Refused rows with every rule they break, and how many there are by source and rule',
  request: { query: z.strictObject({ ...choice, rule, ...pageQuery(200, 50) }) },
  responses: {
    200: {
      description: 'Entries',
      content: { 'application/json': { schema: quarantineAnswer } },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

const table = createRoute({
  method: 'get',
  path: '/api/quarantine.csv',
  summary: 'The same as a table to download, a line for each broken rule',
  request: { query: z.strictObject({ ...choice, rule }) },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

const sheet = createRoute({
  method: 'get',
  path: '/api/quarantine.xlsx',
  summary:
    'The refused rows as a workbook to send back; corrected, it loads and settles its entries',
  request: { query: z.strictObject(choice) },
  responses: {
    200: {
      description: 'A workbook',
      content: { [XLSX]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...PROBLEMS,
    413: CHANGE_PROBLEMS[413],
  },
});

export function quarantineRoutes(app: OpenAPIHono, steward: Steward): void {
  const { reader, memo } = steward;
  app.openapi(list, async (c) => {
    const { page, size, ...chosen } = c.req.valid('query');
    const tag = tagOf(steward, { query: 'quarantine', page, size, ...chosen });
    const result = await unlessKnown(c, memo, tag, async () => {
      const [tally, entries] = await Promise.all([
        tallyEntries(reader, chosen),
        pageOfEntries(reader, chosen, { most: size, skip: (page - 1) * size }),
      ]);
      return { ...tally, page, size, entries };
    });
    return 'unchanged' in result ? (result.unchanged as never) : c.json(result.value as never, 200);
  });
  app.openapi(table, async (c) => {
    const chosen = c.req.valid('query');
    const tag = tagOf(steward, { query: 'quarantine.csv', ...chosen });
    await tallyEntries(reader, chosen);
    const body = entriesCsv(async (most, skip) => {
      const entries = await pageOfEntries(reader, chosen, { most, skip });
      if (tagOf(steward, { query: 'quarantine.csv', ...chosen }) === tag) return entries;
      throw new Error('a run was loaded during the download');
    });
    return c.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${nameOf('隔离清单', chosen)}.csv`),
    }) as never;
  });
  app.openapi(sheet, async (c) => {
    const chosen = c.req.valid('query');
    const { chosen: entries } = await tallyEntries(reader, chosen);
    if (entries > MOST_IN_SHEET) {
      const mend = 'Choose one source or one run, or take the CSV.';
      const detail = `${entries} entries; a workbook takes ${MOST_IN_SHEET}`;
      throw new Refused(413, 'tooMany', detail, mend);
    }
    return c.body(await quarantineSheet(steward, chosen), 200, {
      'content-type': XLSX,
      'content-disposition': attachment(`${nameOf('更正表', chosen)}.xlsx`),
      'x-row-count': String(entries),
    }) as never;
  });
}

function nameOf(title: string, { source, run }: Omit<EntryChoice, 'rule'>): string {
  return [title, source, run].filter(Boolean).join('-');
}
