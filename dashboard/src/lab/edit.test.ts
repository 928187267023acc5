import { expect, test } from 'vitest';
import {
  dayIn,
  figureIn,
  listIn,
  otherKeys,
  sharesIn,
  withDay,
  withFigure,
  withList,
  withPatch,
  withShares,
} from './edit.ts';

const patch = { rule: 'r' };

test('a figure is written as it is set, and goes again where it is set to what is printed', () => {
  const changed = withFigure(patch, 'rate', '0.01', '0.0015');
  expect(changed).toEqual({ rule: 'r', parameters: { rate: '0.01' } });
  expect(figureIn(changed, 'rate')).toBe('0.01');
  expect(withFigure(changed, 'rate', '0.0015', '0.0015')).toEqual(patch);
  expect(withFigure(changed, 'rate', '', '0.0015')).toEqual(patch);
});

test('a figure with a unit of its own is read too', () => {
  expect(figureIn({ rule: 'r', parameters: { cap: { unit: 'CNY', value: '5' } } }, 'cap')).toBe(
    '5',
  );
});

test('an end is written, and leaves the beginning that stands beside it', () => {
  expect(withDay(patch, 'to', '2027-04-26', '2024-04-26')).toEqual({
    rule: 'r',
    valid: { to: '2027-04-26' },
  });
  const both = { rule: 'r', valid: { from: '2024-01-01', to: '2027-04-26' } };
  expect(dayIn(both, 'to')).toBe('2027-04-26');
  expect(dayIn(both, 'from')).toBe('2024-01-01');
  expect(withDay(both, 'to', '', '2024-04-26')).toEqual({
    rule: 'r',
    valid: { from: '2024-01-01' },
  });
});

test('shares are written without the levels that bear nothing', () => {
  const shared = withShares(patch, { province: '0', city: '0.6', district: '0.4' });
  expect(shared).toEqual({ rule: 'r', shares: { city: '0.6', district: '0.4' } });
  expect(sharesIn(shared)).toEqual({ province: '0', city: '0.6', district: '0.4' });
  expect(withShares(shared, null)).toEqual(patch);
});

test('what the lab has no field for stays as written', () => {
  expect(otherKeys({ rule: 'r', off: true, stacking: [], when: { a: 1 } })).toEqual({
    stacking: [],
    when: { a: 1 },
  });
});

test('places are written where they are others than printed, in whatever order', () => {
  const here = withList(patch, 'scope', ['370102', '370103'], ['370100']);
  expect(listIn(here, 'scope')).toEqual(['370102', '370103']);
  expect(withList(here, 'scope', ['370103', '370102'], ['370102', '370103'])).toEqual(patch);
  expect(withList({ group: 'g' }, 'prefers', ['b', 'a'], ['a', 'b'])).toEqual({
    ...{ group: 'g', prefers: ['b', 'a'] },
  });
});

test('groups, readings and funds have fields of their own', () => {
  expect(otherKeys({ group: 'g', off: true, prefers: [], valid: { to: '2025-12-31' } })).toEqual(
    {},
  );
  expect(otherKeys({ reading: 'r', option: 'a' })).toEqual({});
  expect(otherKeys({ fund: 'f', rationing: 'queue' })).toEqual({});
  expect(otherKeys({ rule: 'r', valid: { to: null } })).toEqual({ valid: { to: null } });
});

test('a patch is taken out at its place', () => {
  const draft = { name: 'a', note: '', patches: [{ rule: 'a' }, { rule: 'b' }] };
  expect(withPatch(draft, 0, null).patches).toEqual([{ rule: 'b' }]);
  expect(withPatch(draft, 1, { rule: 'c' }).patches).toEqual([{ rule: 'a' }, { rule: 'c' }]);
});
