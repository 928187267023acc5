import type { Outlines } from './outline.ts';
import type { City } from './unit-value.ts';

// Each city's outlines are a file of their own, fetched when a map of that city is drawn.
const FILES = {
  jinan: () => import('../../../data/geo/jinan.geojson?raw'),
  qingdao: () => import('../../../data/geo/qingdao.geojson?raw'),
} as const satisfies Record<City, () => Promise<{ default: string }>>;

/** The outlines of a city's districts; rejects where the file cannot be fetched. */
export async function loadCity(city: City): Promise<Outlines> {
  const file = await FILES[city]();
  return JSON.parse(file.default) as Outlines;
}
