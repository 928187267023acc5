import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// The floor that API reads are measured against: a route that answers nothing.
const app = new Hono().get('/', (c) => c.body(null, 204));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stderr.write(`http://127.0.0.1:${port}\n`);
});
