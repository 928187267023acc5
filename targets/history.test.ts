import { describe, expect, test } from 'vitest';
import { figure, judged, policy, target } from '../tests/target-fixtures.ts';
import type { YearlyFigure } from './series.ts';
import { clocksOn, history, historyDays } from './history.ts';

const clocks = { asOf: '2024-12-31', knownAt: '2024-12-31' };

/** The verdicts on 4,400 firms by the end of 2022, by what was known on each day. */
function said(days: Readonly<Record<string, readonly YearlyFigure[]>>, goal = target()) {
  const evaluations = Object.entries(days).map(([day, known]) =>
    judged(goal, known, { clocks: clocksOn(day, clocks) }),
  );
  return history(evaluations).map(({ day, change, evaluation: { verdict } }) => [
    day,
    change,
    verdict,
  ]);
}

const base = figure(2019, '2000');

describe('the history of a verdict', () => {
  test('says what new figures changed, and when the deadline came', () => {
    expect(
      said({
        '2020-06-30': [base],
        '2021-03-01': [base, figure(2020, '2900')],
        '2022-03-01': [base, figure(2020, '2900'), figure(2021, '2500')],
        '2022-12-31': [base, figure(2020, '2900'), figure(2021, '2500')],
        '2023-03-01': [base, figure(2020, '2900'), figure(2021, '2500'), figure(2022, '4400')],
      }),
    ).toEqual([
      ['2020-06-30', 'first', 'cannotTell'],
      ['2021-03-01', 'newData', 'onTrack'],
      ['2022-03-01', 'newData', 'offTrack'],
      ['2022-12-31', 'deadlinePassed', 'cannotTell'],
      ['2023-03-01', 'newData', 'achieved'],
    ]);
  });

  test('tells a revision from a new figure, also where the verdict stays', () => {
    expect(
      said({
        '2023-03-01': [base, figure(2022, '4400')],
        '2023-06-01': [base, figure(2022, '4399')],
        '2023-09-01': [base, figure(2022, '4390')],
      }),
    ).toEqual([
      ['2023-03-01', 'first', 'achieved'],
      ['2023-06-01', 'revision', 'missed'],
      ['2023-09-01', 'revision', 'missed'],
    ]);
  });

  test('names a figure that was withdrawn, and time that makes figures too old', () => {
    expect(
      said({
        '2023-03-01': [base, figure(2022, '4400')],
        '2023-04-01': [base],
      }),
    ).toEqual([
      ['2023-03-01', 'first', 'achieved'],
      ['2023-04-01', 'withdrawn', 'cannotTell'],
    ]);
    const later = target({ deadline: '2025-12-31' });
    const two = [base, figure(2020, '2400')];
    expect(said({ '2021-03-01': two, '2024-01-01': two }, later)).toEqual([
      ['2021-03-01', 'first', 'onTrack'],
      ['2024-01-01', 'timePassed', 'cannotTell'],
    ]);
  });

  test('keeps silent on a day on which nothing changed', () => {
    const same = [base, figure(2022, '4400')];
    expect(said({ '2023-03-01': same, '2023-03-02': same })).toHaveLength(1);
  });
});

describe('the days of a history', () => {
  test('begin with the issue of the document, stop at each year’s end, and close with the day that is known', () => {
    const known = ['2019-01-05', '2021-03-01', '2021-03-01', '2025-01-01'];
    expect(historyDays(target(), policy(), known, clocks)).toEqual([
      '2020-04-01',
      '2020-12-31',
      '2021-03-01',
      '2021-12-31',
      '2022-12-31',
      '2023-12-31',
      '2024-12-31',
    ]);
  });

  test('look at nothing later than the day, nor later than was asked', () => {
    expect(clocksOn('2021-03-01', clocks)).toEqual({ asOf: '2021-03-01', knownAt: '2021-03-01' });
    const replay = { asOf: '2022-12-31', knownAt: '2024-12-31' };
    expect(clocksOn('2024-12-31', replay)).toEqual(replay);
    expect(clocksOn('2023-06-30', replay)).toEqual({ asOf: '2022-12-31', knownAt: '2023-06-30' });
    // The last line is the verdict itself, on the clocks that were asked.
    const ahead = { asOf: '2025-06-30', knownAt: '2024-12-31' };
    expect(clocksOn('2024-12-31', ahead)).toEqual(ahead);
  });
});
