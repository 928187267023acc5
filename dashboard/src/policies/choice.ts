/**
 * Which documents the library shows; null is all. `of` is the city of the documents: the shell's
 * `city` is the one that the overview opens at.
 */
export interface LibraryView {
  readonly of: string | null;
  readonly status: string | null;
  readonly goals: string | null;
  readonly q: string | null;
}

export function libraryView(url: {
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}): LibraryView {
  const value = (name: string) => url.searchParams.get(name)?.trim() || null;
  return { of: value('of'), status: value('status'), goals: value('goals'), q: value('q') };
}

/** The same choice as the API names it. */
export function asked({ of, ...rest }: LibraryView) {
  return { city: of, ...rest };
}

/** How many regions have each verdict, in the order in which each first stands. */
export function tally<T extends string>(regions: readonly { readonly verdict: T }[]) {
  const counts = new Map<T, number>();
  for (const { verdict } of regions) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => ({ verdict, count }));
}
