import { expect, test } from 'vitest';
import { course } from '../../tests/target-fixtures.ts';
import { askAll, METHOD_NAMES } from './all.ts';

test('every method answers, each for itself', () => {
  const answers = askAll(course({ 2019: '2000', 2021: '3600' }));
  expect(Object.keys(answers)).toEqual(METHOD_NAMES);
  expect(METHOD_NAMES.map((name) => answers[name].verdict)).toEqual([
    'notDue',
    'onTrack',
    'onTrack',
    'onTrack',
    'cannotTell',
    'cannotTell',
  ]);
});

test('without a figure none of them tells anything', () => {
  const answers = askAll(course({}));
  expect(METHOD_NAMES.map((name) => answers[name].reason)).toEqual(
    METHOD_NAMES.map((name) => (name === 'probability' ? 'notApplicable' : 'noData')),
  );
});
