import { createReadStream, existsSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { keptFile } from '../../etl/archive.ts';
import { attachment } from '../attachment.ts';
import { PROBLEMS } from '../problem.ts';
import type { Steward } from '../steward.ts';

const route = createRoute({
  method: 'get',
  path: '/api/files/{sha256}',
  summary: 'A file as the bureau sent it, from the archive',
  request: {
    params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower case') }),
    query: z.strictObject({}),
  },
  responses: {
    200: {
      description: 'The file',
      content: {
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

export function fileRoute(app: OpenAPIHono, { home, reader }: Steward): void {
  app.openapi(route, async (c) => {
    const { sha256 } = c.req.valid('param');
    const etag = `"${sha256}"`;
    if (c.req.header('if-none-match') === etag) return c.body(null, 304) as never;
    const [found] = await reader.query('file-name', OPERATOR, { sha256 });
    const path = keptFile(home, sha256);
    if (!found || !existsSync(path)) {
      throw new QuanhengError('notFound', 'no such file in the archive', {
        mend: 'The checksums of loaded files are listed at /api/runs.',
      });
    }
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(statSync(path).size),
      'content-disposition': attachment(String(found['name'])),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      etag,
    }) as never;
  });
}
