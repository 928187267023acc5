/** A place in degrees east and north. */
export type Place = readonly [east: number, north: number];

type Ring = readonly Place[];

/** A district's outline as `data/geo` has it: its code, and one ring or several with their holes. */
export interface Outline {
  readonly properties: { readonly adcode: string; readonly name: string };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
}

/** The districts of a city. */
export interface Outlines {
  readonly type: 'FeatureCollection';
  readonly features: readonly Outline[];
}

/** The middle of a district's largest part, by area; islands do not pull it out to sea. */
export function middleOf({ geometry }: Outline): Place {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const moments = parts.flatMap(([outer]) => (outer ? [momentsOf(outer)] : []));
  const largest = moments.toSorted((a, b) => Math.abs(b.area) - Math.abs(a.area))[0];
  return largest?.middle ?? [0, 0];
}

/** The mean of several places. */
export function between(places: readonly Place[]): Place {
  const mean = (axis: 0 | 1) =>
    places.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, places.length);
  return [mean(0), mean(1)];
}

/** A place so many degrees farther east and north. */
export function moved([east, north]: Place, shift: Place = [0, 0]): Place {
  return [east + shift[0], north + shift[1]];
}

function momentsOf(ring: Ring): { area: number; middle: Place } {
  // Counted from the first corner, so that small areas keep their digits.
  const [x, y] = ring[0] ?? [0, 0];
  let area = 0;
  let east = 0;
  let north = 0;
  for (const [at, corner] of ring.entries()) {
    const next = ring[at + 1] ?? corner;
    const [ax, ay, bx, by] = [corner[0] - x, corner[1] - y, next[0] - x, next[1] - y];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    east += (ax + bx) * cross;
    north += (ay + by) * cross;
  }
  return { area, middle: [x + east / (6 * area), y + north / (6 * area)] };
}
