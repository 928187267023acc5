import { download } from '../data/address.ts';
import { link, type PageAddress } from '../shell/link.ts';

export const DIMENSIONS = [
  'document',
  'rule',
  'fund',
  'bureau',
  'account',
  'level',
  'region',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const BASELINES = ['inForce', 'continued'] as const;
export type Baseline = (typeof BASELINES)[number];

/** What the exposure pages are chosen by, beside the state of the shell. */
export interface ExposureView {
  readonly year: number;
  readonly baseline: Baseline;
  readonly draws: string | null;
  readonly seed: string | null;
  readonly drafts: boolean;
  /** `switch=option`, for each reading that is not the default. */
  readonly readings: readonly string[];
  readonly by: Dimension;
  readonly reform: string | null;
}

interface Query {
  readonly searchParams: Pick<URLSearchParams, 'get' | 'getAll'>;
}

/** The year that the day falls in and the next three. */
export function yearsFrom(asOf: string): number[] {
  const first = Number(asOf.slice(0, 4));
  return [first, first + 1, first + 2, first + 3];
}

/** The budget that is made on the day: on the last day of a year it is the next one's. */
export function defaultYear(asOf: string): number {
  return Number(asOf.slice(0, 4)) + (asOf.endsWith('-12-31') ? 1 : 0);
}

export function exposureView({ searchParams }: Query, asOf: string): ExposureView {
  const value = (name: string) => searchParams.get(name)?.trim() || null;
  const year = value('year') ?? '';
  return {
    year: /^\d{4}$/.test(year) ? Number(year) : defaultYear(asOf),
    baseline: value('baseline') === 'continued' ? 'continued' : 'inForce',
    draws: value('draws'),
    seed: value('seed'),
    drafts: value('drafts') === 'true',
    readings: searchParams.getAll('reading'),
    by: DIMENSIONS.find((one) => one === value('by')) ?? 'document',
    reform: value('reform'),
  };
}

interface Days {
  readonly asOf: string;
  readonly knownAt: string;
  readonly city: string;
}

/** The question as the API names it. */
export function asked(view: ExposureView, { asOf, knownAt, city }: Days) {
  const { year, baseline, draws, seed, drafts, readings, reform } = view;
  return {
    year: String(year),
    baseline,
    draws,
    seed,
    drafts: drafts ? 'true' : null,
    reading: readings,
    reform,
    city,
    asOf,
    knownAt,
  };
}

export type Asked = ReturnType<typeof asked>;

/** The question as the end of an address; what is left to its default is left out. */
export function askedText(question: Asked): string {
  const given = Object.entries(question).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return String(new URLSearchParams(given));
}

/** A page of exposure or of the lab with the view as chosen, and some of it changed. */
export function exposureLink(
  url: PageAddress,
  path: string,
  view: ExposureView,
  changes: Partial<ExposureView> = {},
): string {
  const { year, baseline, draws, seed, drafts, readings, by, reform } = { ...view, ...changes };
  const own = new URLSearchParams({ year: String(year) });
  if (baseline !== 'inForce') own.set('baseline', baseline);
  if (draws !== null) own.set('draws', draws);
  if (seed !== null) own.set('seed', seed);
  if (drafts) own.set('drafts', 'true');
  for (const reading of readings) own.append('reading', reading);
  if (by !== 'document') own.set('by', by);
  if (reform !== null) own.set('reform', reform);
  const kept = link(url, path);
  return `${kept}${kept.includes('?') ? '&' : '?'}${own}`;
}

/** How what is not assigned is named in an address. */
export const UNASSIGNED = '-';

/** The page of the rows behind a cell. */
export function rowsPath(dimension: Dimension, id: string | null): string {
  return `/exposure/${dimension}/${encodeURIComponent(id ?? UNASSIGNED)}`;
}

export const FORMATS = ['xlsx', 'csv', 'parquet', 'arrow'] as const;

/** A file of a format. */
export interface Download {
  readonly format: (typeof FORMATS)[number];
  readonly href: string;
}

/** The same answer as files. */
export function answerFiles(question: Asked): Download[] {
  return FORMATS.map((format) => file(`/api/exposure`, format, question));
}

/** What lies behind a cell, all of it. */
export function rowsFiles(question: Asked, dimension: Dimension, id: string | null): Download[] {
  return TABLES.map((format) => file('/api/exposure/rows', format, question, { dimension, id }));
}

/** Cost per unit of progress. */
export function costFiles(question: Asked): Download[] {
  return TABLES.map((format) => file('/api/exposure/cost', format, question));
}

const TABLES = ['xlsx', 'csv'] as const;

function file(
  path: string,
  format: Download['format'],
  question: Asked,
  more: Readonly<Record<string, string | null>> = {},
): Download {
  const { reading, ...rest } = question;
  return {
    format,
    href: withReadings(download(`${path}.${format}`, { ...rest, ...more }), reading),
  };
}

function withReadings(address: string, reading: Asked['reading']): string {
  return reading.reduce((text, one) => `${text}&reading=${encodeURIComponent(one)}`, address);
}
