import { expect, test } from 'vitest';
import { MECHANISM_NAMES } from '../../../subsidies/mechanisms.ts';
import { MECHANISM_KINDS } from './mechanism-kinds.ts';

test('the filter calls each mechanism what the engine calls it', () => {
  expect(MECHANISM_KINDS).toEqual(MECHANISM_NAMES);
});
