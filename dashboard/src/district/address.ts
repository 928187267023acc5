import { dataLink, download } from '../data/address.ts';
import type { PageAddress } from '../shell/link.ts';

/** What the page of a district is chosen by, beside the state of the shell. */
export interface DistrictView {
  /** The budget year whose rules are shown; null is the day's own. */
  readonly year: number | null;
  /** Pages of both lists. */
  readonly ending: number;
  readonly near: number;
}

const wholeIn = (url: PageAddress, name: string) => {
  const text = url.searchParams.get(name) ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
};

export function districtView(url: PageAddress): DistrictView {
  const year = wholeIn(url, 'year');
  return { year, ending: wholeIn(url, 'ending') ?? 1, near: wholeIn(url, 'near') ?? 1 };
}

/** The page of a district, with the whole state of its view. */
export function districtLink(
  url: PageAddress,
  region: string,
  view: DistrictView,
  changes: Partial<DistrictView> = {},
): string {
  const { year, ending, near } = { ...view, ...changes };
  return dataLink(url, `/districts/${region}`, {
    year,
    ending: ending === 1 ? null : ending,
    near: near === 1 ? null : near,
  });
}

/** The address of a list to download. */
export function listFile(
  region: string,
  list: 'money' | 'lapsing' | 'close',
  type: 'csv' | 'xlsx',
  days: { readonly asOf: string; readonly knownAt: string },
): string {
  return download(`/api/districts/${region}/${list}.${type}`, days);
}
