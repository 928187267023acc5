import { download } from '../data/address.ts';
import { link, type PageAddress } from '../shell/link.ts';

/** Parts of a year that a notice can be of: the year, a quarter, a month. */
export const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
export const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

const HEAD = ['issuer', 'number', 'to', 'copies', 'date'] as const;
export type HeadField = (typeof HEAD)[number];

/** What a notice is asked for by its form; an empty text is left to the server. */
export interface NoticeChoice {
  readonly scheme: string;
  readonly year: string;
  /** `''` is the whole year; `Q3`, `05`. */
  readonly part: string;
  readonly facts: '' | 'real' | 'simulated';
  readonly head: Readonly<Record<HeadField, string>>;
}

interface Query {
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}

/** The choice of an address; by default the last year that is over. */
export function noticeChoice({ searchParams }: Query, asOf: string, scheme: string): NoticeChoice {
  const value = (name: string) => searchParams.get(name)?.trim() ?? '';
  const parts: readonly string[] = [...QUARTERS, ...MONTHS];
  const facts = value('facts');
  return {
    scheme: value('scheme') || scheme,
    year: /^\d{4}$/.test(value('year')) ? value('year') : lastYear(asOf),
    part: parts.includes(value('part')) ? value('part') : '',
    facts: facts === 'real' || facts === 'simulated' ? facts : '',
    head: {
      issuer: value('issuer'),
      number: value('number'),
      to: value('to'),
      copies: value('copies'),
      date: value('date'),
    },
  };
}

function lastYear(asOf: string): string {
  return String(Number(asOf.slice(0, 4)) - (asOf.endsWith('-12-31') ? 0 : 1));
}

/** The years that a form offers, the latest first. */
export function yearsUpTo(asOf: string, chosen: string): string[] {
  const last = Number(asOf.slice(0, 4));
  const years = Array.from({ length: 8 }, (_, back) => String(last - back));
  return years.includes(chosen) ? years : [chosen, ...years];
}

/** The period as the API reads it: `2024`, `2024Q3`, `2024-05`. */
export function periodOf({ year, part }: Pick<NoticeChoice, 'year' | 'part'>): string {
  return MONTHS.includes(part) ? `${year}-${part}` : `${year}${part}`;
}

/** Whether none of the period has come by a day. */
export function notBegun(
  { year, part }: Pick<NoticeChoice, 'year' | 'part'>,
  day: string,
): boolean {
  const quarter = (QUARTERS as readonly string[]).indexOf(part);
  const month = quarter >= 0 ? quarter * 3 + 1 : Number(part || 1);
  return `${year}-${String(month).padStart(2, '0')}-01` > day;
}

/** The choice as the API is asked for it. */
export function noticeQuery(
  choice: NoticeChoice,
  days: { readonly asOf: string; readonly knownAt: string },
): Record<string, string> {
  const { scheme, facts, head } = choice;
  const all = { scheme, period: periodOf(choice), facts, ...head, ...days };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

interface Place {
  readonly scheme: { readonly id: string };
  readonly period: string;
  readonly sequence: number;
}

function pathOf({ scheme, period, sequence }: Place): string {
  return `${encodeURIComponent(scheme.id)}/${encodeURIComponent(period)}/${sequence}`;
}

/** The page of a notice that went out. */
export function noticeLink(url: PageAddress, place: Place): string {
  return link(url, `/notices/${pathOf(place)}`);
}

/** The file of a notice that went out. */
export function noticeDownload(place: Place, type: 'docx' | 'xlsx'): string {
  return `/api/notices/${pathOf(place)}.${type}`;
}

/** The file of a draft. */
export function draftDownload(query: Readonly<Record<string, string>>, type: 'docx' | 'xlsx') {
  return download(`/api/notices/draft.${type}`, query);
}
