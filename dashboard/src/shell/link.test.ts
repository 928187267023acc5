import { expect, test } from 'vitest';
import { link, onDay, withoutDays } from './link.ts';

const page = (address: string) => new URL(address, 'http://quanheng');

test.each([
  ['/', '/targets/a', {}, '/targets/a'],
  ['/?city=qingdao&lang=en', '/targets/a', {}, '/targets/a?city=qingdao&lang=en'],
  ['/?asOf=2022-12-31&knownAt=2022-06-30', '/', {}, '/?asOf=2022-12-31&knownAt=2022-06-30'],
  ['/?city=qingdao', '/', { city: 'jinan' }, '/'],
  ['/?lang=en', '/', { lang: 'zh' }, '/'],
  ['/?asOf=2022-12-31', '/', { asOf: null }, '/'],
  ['/targets/a?region=370102', '/', {}, '/'],
  ['/targets/a', '/targets/a', { region: '370112' }, '/targets/a?region=370112'],
  ['/?unknown=1', '/', {}, '/'],
])('from %s to %s with %j the address is %s', (from, path, changes, address) => {
  expect(link(page(from), path, changes)).toBe(address);
});

test('choosing a day keeps everything else that the address says', () => {
  const view = page(
    '/policies?of=qingdao&status=expired&q=%E6%B5%B7&asOf=2022-12-31&knownAt=2022-06-30',
  );
  expect([...withoutDays(view)]).toEqual([
    ['of', 'qingdao'],
    ['status', 'expired'],
    ['q', '海'],
  ]);
  expect(onDay(view, '2024-12-31')).toBe(
    '/policies?of=qingdao&status=expired&q=%E6%B5%B7&asOf=2024-12-31',
  );
});
