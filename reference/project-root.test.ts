import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT, projectPath } from './project-root.ts';

test('the root of the project holds its package.json', () => {
  expect(isAbsolute(PROJECT_ROOT)).toBe(true);
  expect(existsSync(projectPath('package.json'))).toBe(true);
});

test('a path is built from its parts', () => {
  expect(existsSync(projectPath('reference', 'regions', 'local.yaml'))).toBe(true);
});
