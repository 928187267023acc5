import type { PresentedRanking } from '../present.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { PresentedScheme } from './basis-annex.ts';
import type { NoticeHead } from './document.ts';
import { listed } from './words.ts';

/** What the operator gave of the head. */
export type GivenHead = { readonly [Key in keyof NoticeHead]?: NoticeHead[Key] | undefined };

/**
 * Issuing body and addressees where the operator gave none: the bureau that answers for the scheme's
 * first indicator, and the governments and zones that are ranked. Number and copies are never presumed;
 * the date is the day that the figures are of.
 */
export function presumedHead(
  given: GivenHead,
  { rows, asOf }: PresentedRanking,
  { items, region, units }: PresentedScheme,
  { indicators, regions }: Reference,
): NoticeHead {
  const bureaus = items.flatMap(({ indicator }) => indicators.get(indicator ?? '')?.bureau ?? []);
  const city = regions.get(region)?.name ?? '';
  const bureau = (bureaus[0] ?? '人民政府').replace(/^市/, '');
  const zones = units.zones.flatMap((id) => {
    const row = rows.find((one) => one.region === id);
    return row ? [row.regionName] : [];
  });
  return {
    issuer: given.issuer ?? `${city}${bureau}`,
    number: given.number ?? null,
    addressee:
      given.addressee ?? `各区县人民政府${zones.length === 0 ? '' : `，${listed(zones)}管委会`}`,
    copies: given.copies ?? null,
    date: given.date ?? asOf,
  };
}
