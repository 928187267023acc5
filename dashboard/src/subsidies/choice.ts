/** Which rules the list shows; null is all. */
export interface RulesView {
  readonly document: string | null;
  readonly mechanism: string | null;
  readonly computable: string | null;
  readonly q: string | null;
}

export function rulesView(url: { readonly searchParams: Pick<URLSearchParams, 'get'> }): RulesView {
  const value = (name: string) => url.searchParams.get(name)?.trim() || null;
  return {
    document: value('document'),
    mechanism: value('mechanism'),
    computable: value('computable'),
    q: value('q'),
  };
}

/** Whether every document stands open: where the list was narrowed, or all of it is asked for. */
export function standsOpen(
  view: RulesView,
  url: { readonly searchParams: Pick<URLSearchParams, 'get'> },
): boolean {
  return (
    url.searchParams.get('open') === 'all' || Object.values(view).some((value) => value !== null)
  );
}

/** The same choice as the API names it. */
export function asked({ q, ...rest }: RulesView) {
  return { ...rest, text: q };
}
