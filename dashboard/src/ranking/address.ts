import { dataLink, download, type Choice } from '../data/address.ts';
import { link, type PageAddress } from '../shell/link.ts';

/** What the ranking pages are chosen by, beside the state of the shell. Null is the default. */
export interface RankView {
  readonly scheme: string | null;
  readonly period: string | null;
  readonly version: string | null;
  readonly facts: 'real' | 'simulated' | null;
  readonly draws: string | null;
  readonly seed: string | null;
}

interface Query {
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}

export function rankView({ searchParams }: Query): RankView {
  const value = (name: string) => searchParams.get(name)?.trim() || null;
  const facts = value('facts');
  return {
    scheme: value('scheme'),
    period: value('period'),
    version: value('version'),
    facts: facts === 'real' || facts === 'simulated' ? facts : null,
    draws: value('draws'),
    seed: value('seed'),
  };
}

interface Days {
  readonly asOf: string;
  readonly knownAt: string;
}

/** The question as the API names it; the scheme stands in its path. */
export function asked({ period, version, facts, draws, seed }: RankView, { asOf, knownAt }: Days) {
  return { period, version, facts, draws, seed, asOf, knownAt };
}
export type Asked = ReturnType<typeof asked>;

/** The page of all units, with the view as chosen and some of it changed. */
export function ranksLink(
  url: PageAddress,
  view: RankView,
  changes: Partial<RankView> = {},
): string {
  return dataLink(url, '/rankings', { ...view, ...changes });
}

/** The page of one unit's working. */
export function unitLink(
  url: PageAddress,
  view: RankView & { readonly scheme: string },
  region: string,
  more: Choice = {},
): string {
  const { scheme, ...own } = view;
  return dataLink(url, `/rankings/${scheme}/${region}`, { ...own, ...more });
}

/** The rows behind one part of a unit, on its page. */
export function rowsLink(
  url: PageAddress,
  view: RankView & { readonly scheme: string },
  region: string,
  part: string,
  page = 1,
): string {
  const which = { part, ...(page > 1 && { page }) };
  return `${unitLink(url, view, region, which)}#${ROWS}`;
}

/** Where the rows stand on the page of a unit. */
export const ROWS = 'rows';

/** The page of a district or zone. */
export function districtLink(url: PageAddress, region: string): string {
  return link(url, `/districts/${region}`);
}

export const FORMATS = ['xlsx', 'csv', 'json'] as const;

/** The same answer as a file. */
export function fileAddress(
  format: (typeof FORMATS)[number],
  scheme: string,
  question: Asked,
): string {
  const suffix = format === 'json' ? '' : `.${format}`;
  return download(`/api/rankings/${scheme}${suffix}`, question);
}
