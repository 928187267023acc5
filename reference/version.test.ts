import { expect, test } from 'vitest';
import { catalogueVersion, codeVersion } from './version.ts';

test('the versions of code and catalogue are hashes of different things', () => {
  expect(codeVersion()).toMatch(/^[0-9a-f]{16}$/);
  expect(catalogueVersion()).toMatch(/^[0-9a-f]{16}$/);
  expect(codeVersion()).not.toBe(catalogueVersion());
});
