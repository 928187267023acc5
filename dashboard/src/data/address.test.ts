import { expect, test } from 'vitest';
import { dataLink, download } from './address.ts';

const url = new URL(
  'http://127.0.0.1/data/quarantine?lang=en&asOf=2024-12-31&page=3&source=quotas',
);

test('a link keeps language and clocks, and of the page’s own choice what it names', () => {
  expect(dataLink(url, '/data/runs')).toBe('/data/runs?asOf=2024-12-31&lang=en');
  expect(dataLink(url, '/data/quarantine', { source: 'quotas', page: null, rule: '' })).toBe(
    '/data/quarantine?asOf=2024-12-31&lang=en&source=quotas',
  );
});

test('a download carries the choice alone', () => {
  expect(download('/api/quarantine.csv', { source: 'quotas', run: undefined })).toBe(
    '/api/quarantine.csv?source=quotas',
  );
});
