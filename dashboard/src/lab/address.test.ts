import { expect, test } from 'vitest';
import { exposureView } from '../exposure/choice.ts';
import { labLink, labView } from './address.ts';

const url = new URL(
  'http://localhost/lab?year=2025&reform=a&beside=b&draft=z.x&lang=en&asOf=2024-12-31',
);
const view = labView(url, exposureView(url, '2024-12-31'));

test('a link carries the reform, the one beside it and what is being written', () => {
  expect(view).toMatchObject({ reform: 'a', beside: 'b', draft: 'z.x' });
  const link = new URLSearchParams(labLink(url, view, { year: 2026 }).split('?')[1]);
  expect(Object.fromEntries(link)).toEqual({
    ...{ year: '2026', reform: 'a', beside: 'b', draft: 'z.x' },
    ...{ lang: 'en', asOf: '2024-12-31' },
  });
});

test('a reform does not stand beside itself', () => {
  expect(labLink(url, view, { reform: 'b' })).not.toContain('beside');
});
