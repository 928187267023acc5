import type { HistoryAnswer, SchemeVersion } from './answer.ts';

type City = SchemeVersion['city'];
type Period = Pick<HistoryAnswer['periods'][number], 'label' | 'kind' | 'from' | 'to' | 'over'>;

/** What the ranking page can be chosen by. */
export interface Choices {
  /** The latest version of each scheme, by city. */
  readonly schemes: readonly {
    readonly city: City;
    readonly schemes: readonly Pick<SchemeVersion, 'id' | 'title' | 'titleEn'>[];
  }[];
  /** The latest first; those with figures, and the one that is shown. */
  readonly periods: readonly (Period & { readonly figures: boolean })[];
}

/** The latest version of each scheme, readings of documents first. */
export function latestVersions(all: readonly SchemeVersion[]): SchemeVersion[] {
  const latest = new Map(all.map((one) => [one.id, one]));
  const order = (one: SchemeVersion) => (one.nature === 'reading' ? 0 : 1);
  return [...latest.values()].toSorted((a, b) => order(a) - order(b));
}

/** The scheme of an address, else the city's first reading, else its first sample. */
export function schemeShown(
  latest: readonly SchemeVersion[],
  asked: string | null,
  city: City,
): string | null {
  return asked ?? latest.find((one) => one.city === city)?.id ?? null;
}

/** The schemes of each city, and the periods that have figures of either world. */
export function choicesOf(
  latest: readonly SchemeVersion[],
  periods: HistoryAnswer['periods'],
  shown: Period,
): Choices {
  const cities = [...new Set(latest.map(({ city }) => city))];
  const listed = periods.map(({ unitsWithFigures: { real, simulated }, ...period }) => ({
    ...bare(period),
    figures: real > 0 || simulated > 0,
  }));
  const withFigures = listed.filter(({ figures, label }) => figures || label === shown.label);
  const known = withFigures.some(({ label }) => label === shown.label);
  const all = known ? withFigures : [...withFigures, { ...bare(shown), figures: false }];
  return {
    schemes: cities.map((city) => ({
      city,
      schemes: latest
        .filter((one) => one.city === city)
        .map(({ id, title, titleEn }) => ({ id, title, titleEn })),
    })),
    periods: all.toSorted((a, b) => (a.from < b.from ? 1 : -1)),
  };
}

function bare({ label, kind, from, to, over }: Period): Period {
  return { label, kind, from, to, over };
}
