import { expect, test } from 'vitest';
import { CatalogueError } from './catalogue-error.ts';

test('a refused catalogue lists each fault on a line of its own, with place and mend', () => {
  const error = new CatalogueError([
    { file: 'a.yaml', line: 3, path: '0.deadlin', message: 'unknown key.', mend: 'Remove it.' },
    { file: 'a.yaml', line: 9, path: '1.id', message: 'there twice.', mend: 'Rename it.' },
  ]);
  expect(error.code).toBe('invalidCatalogue');
  expect(error.message).toBe(
    'a.yaml:3 0.deadlin: unknown key. Remove it.\na.yaml:9 1.id: there twice. Rename it.',
  );
  expect(error.problems).toHaveLength(2);
});
