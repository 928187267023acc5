import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { QuanhengError } from '../core/error.ts';
import { projectPath } from '../reference/project-root.ts';
import { date, home, options, usage, type Command, rejectExtra } from './command.ts';

type Handler = (request: unknown, response: unknown) => void;

export const serve: Command = {
  usage: 'serve [--host 127.0.0.1] [--port 4780] [--open-at D] [--demo]',
  about: 'Serves the dashboard and the API; --demo opens at 2024-12-31 and says so.',
  async run(args) {
    const { values, positionals } = options(serve, args, {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4780' },
      'open-at': { type: 'string' },
      demo: { type: 'boolean', default: false },
    });
    rejectExtra(serve, positionals);
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw usage(serve, `--port ${values.port} is not a port`);
    const openAt =
      date(serve, '--open-at', values['open-at']) ?? (values.demo ? '2024-12-31' : undefined);
    process.env['QUANHENG_HOME'] = home().folder;
    if (openAt) process.env['QUANHENG_OPEN_AT'] = openAt;
    // Uploads have a limit of their own, which says what to do; the adapter's own is 512 kB.
    process.env['BODY_SIZE_LIMIT'] ??= '600M';
    const handler = await dashboardHandler(`http://${values.host}:${port}`);
    const server = createServer((request, response) => handler(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, values.host, resolve);
    });
    const address = server.address();
    const actual = typeof address === 'object' && address ? address.port : port;
    // The first request reads the catalogue and opens the snapshot; let it be ours, not a visitor's.
    await fetch(`http://${values.host}:${actual}/`).catch(() => undefined);
    process.stderr.write(`泉衡 Quanheng: http://${values.host}:${actual}/\n`);
    return new Promise((resolve) => {
      const stop = () => {
        server.close(() => resolve(0));
        server.closeIdleConnections();
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
  },
};

async function dashboardHandler(origin: string): Promise<Handler> {
  const path = projectPath('dashboard', 'build', 'handler.js');
  if (!existsSync(path)) {
    throw new QuanhengError('notFound', 'the dashboard is not built', {
      mend: 'Run: npm run build',
    });
  }
  process.env['ORIGIN'] ??= origin;
  const { handler } = (await import(pathToFileURL(path).href)) as { handler: Handler };
  return handler;
}
