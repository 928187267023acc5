import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { projectPath } from '../reference/project-root.ts';
import { homeAt } from '../warehouse/home.ts';
import { createApp } from './app.ts';

// Writes docs/openapi.json, or with --check fails where the committed one differs from the code.
const path = projectPath('docs', 'openapi.json');
const app = createApp({ home: homeAt(tmpdir()), openAt: null });
const text = `${JSON.stringify(await (await app.request('/api/openapi.json')).json(), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('docs/openapi.json differs from the code. Run: npm run openapi\n');
  process.exitCode = 1;
}
