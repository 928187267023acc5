import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addYears, dayOf, isoDay, parseDay, partsOf } from './calendar.ts';

const days = fc.integer({ min: -10_000, max: 40_000 });
const epoch = Temporal.PlainDate.from('1970-01-01');

test('days are those of the calendar', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = epoch.add({ days: day });
      expect(isoDay(day)).toBe(date.toString());
      expect(partsOf(day)).toEqual([date.year, date.month, date.day]);
      expect(dayOf(date.year, date.month, date.day)).toBe(day);
      expect(parseDay(date.toString())).toBe(day);
    }),
  );
});

test('some years later is the same day, and 29 February the 28th', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 9 }), (day, years) => {
      expect(isoDay(addYears(day, years))).toBe(epoch.add({ days: day }).add({ years }).toString());
    }),
  );
});
