import type { OpenAPIHono } from '@hono/zod-openapi';
import type { SnapshotReader } from '../warehouse/snapshot.ts';
import type { ApiContext, ApiOptions } from './context.ts';
import { fileRoute } from './routes/files.ts';
import { quarantineRoutes } from './routes/quarantine.ts';
import { revisionRoute } from './routes/revisions.ts';
import { runRoutes } from './routes/runs.ts';
import { sourceRoutes } from './routes/sources.ts';
import { templateRoute } from './routes/templates.ts';
import { uploadRoutes } from './routes/uploads.ts';
import type { Steward } from './steward.ts';
import { Uploads } from './uploads/uploads.ts';
import { WorkQueue } from './uploads/work-queue.ts';

/** Everything that the data steward asks and does. */
export function stewardRoutes(
  app: OpenAPIHono,
  { memo, today }: ApiContext,
  reader: SnapshotReader,
  { home, now = Date.now }: ApiOptions,
): void {
  const queue = new WorkQueue();
  const uploads = new Uploads(home, queue, now);
  const steward: Steward = { home, reader, memo, uploads, queue, now, today };
  sourceRoutes(app, steward);
  templateRoute(app, steward);
  uploadRoutes(app, steward);
  quarantineRoutes(app, steward);
  runRoutes(app, steward);
  revisionRoute(app, steward);
  fileRoute(app, steward);
}
