import { expect, test } from 'vitest';
import { asked, libraryView, tally } from './choice.ts';

const view = (query: string) => libraryView(new URL(`http://127.0.0.1/policies?${query}`));

test('an address without a choice shows every document of both cities', () => {
  expect(view('city=qingdao&asOf=2024-12-31')).toEqual({
    of: null,
    status: null,
    goals: null,
    q: null,
  });
});

test('empty fields of the form are no choice, and spaces around words do not count', () => {
  expect(view('of=&status=&goals=with&q=%20高新%20')).toEqual({
    of: null,
    status: null,
    goals: 'with',
    q: '高新',
  });
});

test('the city of the documents is the API’s city, whatever city the overview shows', () => {
  expect(asked(view('city=jinan&of=qingdao'))).toMatchObject({ city: 'qingdao' });
});

test('a goal of three districts is told as how many stand where', () => {
  const regions = (['missed', 'achieved', 'missed'] as const).map((verdict) => ({ verdict }));
  expect(tally(regions)).toEqual([
    { verdict: 'missed', count: 2 },
    { verdict: 'achieved', count: 1 },
  ]);
});
