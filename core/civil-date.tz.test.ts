import { afterEach, describe, expect, test, vi } from 'vitest';
import { shanghaiDate, yearBefore, yearsBetween } from './civil-date.ts';

/** Instants in milliseconds, with the day that a calendar on a wall in Shanghai shows. */
const INSTANTS = [
  ['a millisecond before the first midnight of 1970', 57_599_999, '1970-01-01'],
  ['the first midnight of 1970', 57_600_000, '1970-01-02'],
  ['a millisecond before New Year 2025', 1_735_660_799_999, '2024-12-31'],
  ['New Year 2025', 1_735_660_800_000, '2025-01-01'],
  ['midnight UTC of New Year 2025', 1_735_689_600_000, '2025-01-01'],
  ['a millisecond before the leap day of 2024', 1_709_135_999_999, '2024-02-28'],
  ['the leap day of 2024', 1_709_136_000_000, '2024-02-29'],
  ['the day after the leap day of 2024', 1_709_222_400_000, '2024-03-01'],
  // In the summers of 1986 to 1991 Shanghai was nine hours ahead of UTC.
  ['a millisecond before a midnight of the summer of 1988', 583_945_199_999, '1988-07-03'],
  ['a midnight of the summer of 1988', 583_945_200_000, '1988-07-04'],
  ['a midnight before 1970', -31_593_600_000, '1968-12-31'],
] as const;

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/St_Johns',
];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(ZONES)('on a machine that runs in %s', (zone) => {
  test.each(INSTANTS)('%s is the right day in Shanghai', (_, instant, day) => {
    vi.stubEnv('TZ', zone);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(shanghaiDate(instant)).toBe(day);
  });

  test('spans of days and years do not depend on the clock changes there', () => {
    vi.stubEnv('TZ', zone);
    expect(yearsBetween('2024-03-09', '2024-03-11') * 365.25).toBeCloseTo(2, 9);
    expect(yearBefore('2024-03-10')).toBe('2023-03-10');
  });
});
