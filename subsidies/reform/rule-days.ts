import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../core/civil-date.ts';
import type { PolicyDocument } from '../../reference/document-schema.ts';
import type { MoneyRule } from '../catalogue.ts';
import type { DaysPatch } from './reform-schema.ts';

/** First and last day; no last day where it has no end. */
export interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** Days that a rule writes itself; those of its document hold for what it does not. */
export type OwnDays = MoneyRule['valid'];

/** Written where a rule outlives a document that ends. */
const FOREVER = '9999-12-31';
const EVER = '0001-01-01';

/** The days of the events that a rule pays. */
export function ruleDays(
  { valid, document }: Pick<MoneyRule, 'valid' | 'document'>,
  documents: ReadonlyMap<string, PolicyDocument>,
): Days {
  const validity = documents.get(document)?.validity;
  const to = valid?.to ?? validity?.to ?? null;
  return { from: valid?.from ?? validity?.from ?? EVER, to: to === FOREVER ? null : to };
}

export function endsBeforeItBegins({ from, to }: Days): boolean {
  return to !== null && to < from;
}

/** The day before a day. */
export function dayBefore(day: CivilDate): CivilDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** Days with what a patch names in place of their own; null leaves that end to the document. */
export function patchedDays(own: OwnDays, patch: DaysPatch): OwnDays {
  return daysOf(
    patch.from === undefined ? own?.from : patch.from,
    patch.to === undefined ? own?.to : patch.to,
  );
}

/** Days that end on a day at the latest. */
export function clippedDays(own: OwnDays, last: CivilDate): OwnDays {
  return daysOf(own?.from, own?.to !== undefined && own.to < last ? own.to : last);
}

/**
 * What a rule's own days become where those of its document move: an end that is narrower than the
 * document's stays as long as it is, every other goes with the document.
 */
export function movedDays(own: OwnDays, before: Days, now: Days): OwnDays {
  if (own === undefined) return undefined;
  const last = ({ to }: Days) => to ?? FOREVER;
  const to =
    own.to === undefined || goesWith(own.to, last(before), last(now), -1) ? undefined : own.to;
  const from =
    own.from === undefined || goesWith(own.from, before.from, now.from, 1) ? undefined : own.from;
  return daysOf(from, to);
}

/** `narrower` is the side of the document's end on which the rule holds on fewer days. */
function goesWith(own: CivilDate, before: CivilDate, now: CivilDate, narrower: 1 | -1): boolean {
  const side = (a: CivilDate, b: CivilDate) => (a < b ? -1 : Number(a > b)) * narrower;
  if (side(now, before) === 0) return false;
  if (side(own, before) > 0) return side(now, own) > 0;
  return side(now, own) < 0 || side(now, before) > 0;
}

function daysOf(from: CivilDate | null | undefined, to: CivilDate | null | undefined): OwnDays {
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return Object.keys(days).length === 0 ? undefined : days;
}
