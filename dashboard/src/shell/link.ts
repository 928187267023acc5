/** The parameters that every page keeps; a default is left out of the address. */
const STATE = ['city', 'asOf', 'knownAt', 'lang'] as const;
type State = Partial<Record<(typeof STATE)[number] | 'region', string | null>>;

const DEFAULTS: State = { city: 'jinan', lang: 'zh' };

/** What a link needs of the page's address; SvelteKit's own and a plain `URL` both fit. */
export interface PageAddress {
  readonly pathname: string;
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}

/** The same view in another language: everything else that its address says stays. */
export function inLanguage(
  { pathname, search }: { readonly pathname: string; readonly search: string },
  language: 'zh' | 'en',
): string {
  const query = new URLSearchParams(search);
  query.delete('lang');
  if (language !== DEFAULTS.lang) query.set('lang', language);
  const text = query.toString();
  return text === '' ? pathname : `${pathname}?${text}`;
}

/** What the address of a page says beside its two clocks: the view stays when a day is chosen. */
export function withoutDays({ search }: { readonly search: string }): URLSearchParams {
  const query = new URLSearchParams(search);
  query.delete('asOf');
  query.delete('knownAt');
  return query;
}

/** The same view as of a day, known today. */
export function onDay(
  url: { readonly pathname: string; readonly search: string },
  asOf: string,
): string {
  const query = withoutDays(url);
  query.set('asOf', asOf);
  return `${url.pathname}?${query.toString()}`;
}

/** An address that keeps the state of the page it stands on, with some of it changed. */
export function link(url: PageAddress, path: string, changes: State = {}): string {
  const query = new URLSearchParams();
  for (const name of [...STATE, 'region'] as const) {
    const kept = name === 'region' ? null : url.searchParams.get(name);
    const value = name in changes ? changes[name] : kept;
    if (value && value !== DEFAULTS[name]) query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
