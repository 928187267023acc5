import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  between,
  middleOf,
  moved,
  type Outlines,
  type Place,
} from '../dashboard/src/map/outline.ts';
import { NAME_PLACES } from '../dashboard/src/map/name-places.ts';
import { ZONE_PLACES } from '../dashboard/src/map/zone-places.ts';
import { projectPath } from '../reference/project-root.ts';
import { loadRegions } from '../reference/regions.ts';

const regions = loadRegions();

describe.each([
  ['jinan', '370100'],
  ['qingdao', '370200'],
] as const)('the outlines of %s', (city, code) => {
  const file = readFileSync(projectPath('data', 'geo', `${city}.geojson`), 'utf8');
  const { features } = JSON.parse(file) as Outlines;
  const divisions = regions.filter(({ parent, kind }) => parent === code && kind !== 'zone');
  const zones = regions.filter(({ parent, kind }) => parent === code && kind === 'zone');

  test('every division of today has one, by its code and name, and nothing else has', () => {
    const today = divisions.filter(({ validTo }) => validTo === null);
    expect(
      features.map(({ properties: { adcode, name } }) => `${adcode} ${name}`).toSorted(),
    ).toEqual(today.map(({ id, name }) => `${id} ${name}`).toSorted());
  });

  test('every ring is closed and every corner is a place in the region', () => {
    for (const { properties, geometry } of features) {
      const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const ring of parts.flat()) {
        expect([properties.name, ring.length >= 4]).toEqual([properties.name, true]);
        expect(ring.at(-1)).toEqual(ring[0]);
        const outside = ring.filter(
          ([east, north]) => east < 116 || east > 121.5 || north < 35.5 || north > 37.6,
        );
        expect(outside).toEqual([]);
      }
    }
  });

  test('the name of a division stands inside of it, or where it is said to stand beside', () => {
    const outside = features.filter((feature) => {
      const { shift, beside = false } = NAME_PLACES[feature.properties.adcode] ?? {};
      return holds(feature, moved(middleOf(feature), shift)) === beside;
    });
    expect(outside.map(({ properties }) => properties.name)).toEqual([]);
  });

  test('every zone has a place in one of the divisions that it lies in', () => {
    for (const { id, overlaps } of zones) {
      const place = ZONE_PLACES[id];
      expect([id, place?.within]).toEqual([id, overlaps]);
      const own = features.filter(({ properties }) => overlaps.includes(properties.adcode));
      const at = moved(between(own.map(middleOf)), place?.shift);
      expect([id, own.some((feature) => holds(feature, at))]).toEqual([id, true]);
    }
  });
});

/** True where a place lies in an outline, by the number of borders east of it. */
function holds({ geometry }: Outlines['features'][number], [x, y]: Place): boolean {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.some(([ring = []]) => {
    const crossed = ring.filter(([ax, ay], at) => {
      const [bx, by] = ring[at + 1] ?? [ax, ay];
      return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
    });
    return crossed.length % 2 === 1;
  });
}
