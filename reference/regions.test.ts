import { expect, test } from 'vitest';
import { loadRegions, type Region } from './regions.ts';

const regions = loadRegions();
const byId = new Map(regions.map((entry) => [entry.id, entry]));

function region(id: string): Region {
  const found = byId.get(id);
  if (!found) throw new Error(`no region ${id}`);
  return found;
}

test('no region is there twice', () => {
  expect(byId.size).toBe(regions.length);
});

test('every region but the country lies in one that is known', () => {
  const orphans = regions.filter(({ id, parent }) => id !== '100000' && !byId.has(parent));
  expect(orphans.map(({ id }) => id)).toEqual([]);
});

test('a zone overlaps only divisions that are known', () => {
  expect(regions.flatMap(({ overlaps }) => overlaps).filter((id) => !byId.has(id))).toEqual([]);
});

test('no name means two regions of one city', () => {
  const claims = regions
    .filter(({ kind }) => !['nation', 'province'].includes(kind))
    .flatMap(({ parent, names }) => [...new Set(names)].map((name) => `${parent} ${name}`));
  expect(claims.filter((claim, at) => claims.indexOf(claim) !== at)).toEqual([]);
});

test('a province goes by its short name as well', () => {
  expect(region('370000').names).toEqual(['山东省', '山东']);
  expect(region('450000').names).toEqual(['广西壮族自治区', '广西']);
  expect(region('110000').names).toContain('北京');
});

test('the local entry of a city stands before the national one', () => {
  expect(region('370100')).toMatchObject({ kind: 'city', nameEn: 'Jinan', parent: '370000' });
});

test('figures of Jinan do not compare across the merger with Laiwu in January 2019', () => {
  expect(region('370100').breaks.map(({ at }) => at)).toEqual(['2019-01-01']);
});

test('a region ends no earlier than it begins', () => {
  const turned = regions.filter(
    ({ validFrom, validTo }) => validFrom !== null && validTo !== null && validFrom > validTo,
  );
  expect(turned).toEqual([]);
});
