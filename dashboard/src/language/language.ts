export type Language = 'zh' | 'en';

/** Chinese unless the address says `lang=en`. */
export function languageOf(url: { readonly searchParams: Pick<URLSearchParams, 'get'> }): Language {
  return url.searchParams.get('lang') === 'en' ? 'en' : 'zh';
}
