import { link, type PageAddress } from '../shell/link.ts';

/** What the pages of rules and beneficiaries are chosen by, beside the state of the shell. */
export interface Choice {
  readonly year?: number | null;
  /** `switch=option`, for each reading that is not the default. */
  readonly readings?: readonly string[];
}

/** An address that keeps the state of the shell, with a year and readings of its own. */
export function chosenLink(url: PageAddress, path: string, { year, readings }: Choice): string {
  const own = new URLSearchParams();
  if (year) own.set('year', String(year));
  for (const reading of readings ?? []) own.append('reading', reading);
  const kept = link(url, path);
  const text = own.toString();
  if (text === '') return kept;
  return `${kept}${kept.includes('?') ? '&' : '?'}${text}`;
}

/** The year that an address names; null where it names none. */
export function yearOf(url: PageAddress): number | null {
  const text = url.searchParams.get('year') ?? '';
  return /^\d{4}$/.test(text) ? Number(text) : null;
}

/** Readings with one switched: to its default, it is left out. */
export function flipped(
  readings: readonly string[],
  { name, option, isDefault }: { name: string; option: string; isDefault: boolean },
): string[] {
  const others = readings.filter((reading) => !reading.startsWith(`${name}=`));
  return isDefault ? others : [...others, `${name}=${option}`];
}

export function rulePath(id: string): string {
  return `/subsidies/${id}`;
}

/** The page of a beneficiary, or of why it is owed what it is under a rule. */
export function beneficiaryPath(code: string, rule?: string): string {
  const path = `/beneficiaries/${encodeURIComponent(code)}`;
  return rule === undefined ? path : `${path}/${rule}`;
}
