import type { PresentedHistory } from '../../../ranking/present-history.ts';
import type { PresentedRanking } from '../../../ranking/present.ts';
import type { presentScheme } from '../../../ranking/present-scheme.ts';
import type { presentWorking } from '../../../ranking/present-working.ts';
import type { Counted } from '../../../ranking/cells.ts';
import type { Language } from '../language/language.ts';

/** What `/api/rankings/{scheme}` answers. */
export type RankingAnswer = PresentedRanking;
export type Row = RankingAnswer['rows'][number];
export type Part = Row['parts'][number];
export type Quotas = RankingAnswer['quotas'][number];
export type Fact = NonNullable<Part['source']>;
export type Cell = NonNullable<Fact['cell']>;

/** What `/api/rankings/{scheme}/units/{region}` answers. */
export type WorkingAnswer = ReturnType<typeof presentWorking>;
export type Move = WorkingAnswer['moves'][number];

/** What `/api/rankings/{scheme}/history` answers, the earliest period first. */
export type HistoryAnswer = PresentedHistory;

/** What `/api/rankings/{scheme}/units/{region}/cells` answers. */
export interface CellsAnswer {
  readonly part: string;
  readonly offset: number;
  readonly counted: Counted | null;
}

/** A version of a scheme. */
export type SchemeVersion = ReturnType<typeof presentScheme>;

/** What `/api/schemes` answers. */
export interface SchemesAnswer {
  readonly schemes: readonly SchemeVersion[];
}

/** A unit with its rank in a period. */
export interface Placed extends Named {
  readonly region: string;
  readonly rank: number | null;
}

interface Named {
  readonly regionName: string;
  readonly regionNameEn: string;
}

/** What a unit is called. */
export function unitName({ regionName, regionNameEn }: Named, language: Language): string {
  return language === 'zh' ? regionName : regionNameEn;
}

/** What anything with a title is called. */
export function titleOf(
  { title, titleEn }: { readonly title: string; readonly titleEn: string },
  language: Language,
): string {
  return language === 'zh' ? title : titleEn;
}
