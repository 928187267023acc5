import { expect, test } from 'vitest';
import { QuanhengError } from './error.ts';

test('a refusal carries its code, its place and what mends it', () => {
  const error = new QuanhengError('invalidInput', 'no such column', {
    place: { file: 'a.csv', line: 3, column: 'value' },
    mend: 'Add it.',
  });
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe('no such column');
  expect(error).toMatchObject({
    code: 'invalidInput',
    place: { file: 'a.csv', line: 3, column: 'value' },
    mend: 'Add it.',
  });
});

test('a refusal without a place says so with an empty one', () => {
  expect(new QuanhengError('usage', 'unknown option')).toMatchObject({ place: {}, mend: '' });
});
