import { expect, test } from 'vitest';
import { link } from './link.ts';

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
