import { isoDay } from './calendar.ts';
import type { PolicyEvent } from './events.ts';
import { ATTRIBUTES } from './headings.ts';
import { inYuan } from './money-text.ts';
import { regionText } from './units.ts';

/** The rows of `events`, in order of date. */
export function* eventRows(events: readonly PolicyEvent[]): Generator<string[]> {
  const byDay = events.toSorted((a, b) => a.day - b.day || (a.number < b.number ? -1 : 1));
  for (const event of byDay) {
    yield [
      event.number,
      event.type,
      event.unit.name,
      event.unit.code,
      regionText(event.unit, event.day),
      isoDay(event.day),
      event.to === null ? '' : isoDay(event.to),
      event.level,
      event.grade,
      event.related?.code ?? '',
      event.relatedNumber,
      event.fen === null ? '' : inYuan(event.fen),
      '模拟数据',
      ...ATTRIBUTES.map((heading) => event.attributes.get(heading) ?? ''),
    ];
  }
}
