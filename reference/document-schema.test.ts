import { describe, expect, test } from 'vitest';
import { policy } from '../tests/target-fixtures.ts';
import { documentSchema } from './document-schema.ts';

const sound = policy();

function complaint(changes: Readonly<Record<string, unknown>>): string[] {
  const result = documentSchema.safeParse({ ...sound, ...changes });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
}

describe('a document', () => {
  test('is sound as it stands', () => {
    expect(complaint({})).toEqual([]);
  });

  test.each([
    ['an id of no city', { id: 'bj-plan' }, 'id'],
    ['a date that the calendar does not have', { issued: '2021-02-29' }, 'issued'],
    ['a date of one digit', { issued: '2021-2-9' }, 'issued'],
    ['a kind that is not on the list', { kind: 'notice' }, 'kind'],
    ['a text that was not delivered', { source: { text: '005', lines: [1, 2] } }, 'source.text'],
    ['lines that are no numbers', { source: { text: '000', lines: ['1', 2] } }, 'source.lines.0'],
    ['evidence of one character', { issuedEvidence: '印' }, 'issuedEvidence'],
    ['evidence of a whole page', { issuedEvidence: '印'.repeat(121) }, 'issuedEvidence'],
  ])('is refused for %s', (_, changes, path) => {
    expect(complaint(changes)).toEqual([path]);
  });

  test('is refused for a key that it does not have', () => {
    expect(complaint({ subtitle: '' })).toEqual(['']);
  });
});
