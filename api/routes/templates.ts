import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { QuanhengError } from '../../core/error.ts';
import { SOURCES } from '../../etl/sources.ts';
import { templateSheets } from '../../etl/template.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import { attachment } from '../attachment.ts';
import { unlessKnown } from '../conditional.ts';
import { PROBLEMS } from '../problem.ts';
import { codeTag, type Steward } from '../steward.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const route = createRoute({
  method: 'get',
  path: '/api/templates/{file}',
  summary: 'The empty form of a source, with drop-downs and notes',
  request: {
    params: z.object({
      file: z.string().openapi({
        description: 'The name of a source, and .xlsx',
        example: 'tech-contracts.xlsx',
      }),
    }),
    query: z.strictObject({}),
  },
  responses: {
    200: {
      description: 'A workbook',
      content: { [XLSX]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: 'Unchanged since the ETag given' },
    404: PROBLEMS[404],
  },
});

export function templateRoute(app: OpenAPIHono, { memo }: Steward): void {
  app.openapi(route, async (c) => {
    const { file } = c.req.valid('param');
    const source = SOURCES.find(({ name }) => `${name}.xlsx` === file);
    if (!source) {
      throw new QuanhengError('notFound', 'no such form', {
        mend: `Take one of: ${SOURCES.map(({ name }) => `${name}.xlsx`).join(', ')}`,
      });
    }
    const result = await unlessKnown(c, memo, codeTag(file), () =>
      writeWorkbook(null, templateSheets(source)),
    );
    if ('unchanged' in result) return result.unchanged as never;
    return c.body(new Uint8Array(result.value), 200, {
      'content-type': XLSX,
      'content-disposition': attachment(`${source.title}.xlsx`),
    }) as never;
  });
}
