import { describe, expect, test } from 'vitest';
import { policy } from '../tests/target-fixtures.ts';
import { documentStatus, firstKnown, loadDocuments, repealedBy } from './documents.ts';
import type { PolicyDocument } from './document-schema.ts';

const validity = (from: string | null, to: string | null): PolicyDocument['validity'] => ({
  from,
  to,
  basis: 'printed',
  evidence: null,
});

const plan = policy({ id: 'jn-old', validity: validity('2020-04-01', '2022-12-31') });
const successor = policy({
  id: 'jn-new',
  validity: validity('2022-07-01', null),
  repeals: [{ number: null, title: null, document: 'jn-old', evidence: '同时废止' }],
});

describe('a document valid from 1 April 2020 to 31 December 2022', () => {
  test.each([
    ['2020-03-31', 'notYetInForce'],
    ['2020-04-01', 'inForce'],
    ['2022-12-31', 'inForce'],
    ['2023-01-01', 'expired'],
  ])('is on %s %s', (day, status) => {
    expect(documentStatus(plan, day, [plan])).toBe(status);
  });
});

describe('a document that a later one ends from 1 July 2022', () => {
  test.each([
    ['2020-03-31', 'notYetInForce'],
    ['2022-06-30', 'inForce'],
    ['2022-07-01', 'superseded'],
    ['2023-01-01', 'superseded'],
  ])('is on %s %s', (day, status) => {
    expect(documentStatus(plan, day, [plan, successor])).toBe(status);
  });

  test('names the later one', () => {
    expect(repealedBy(plan, '2022-07-01', [plan, successor])?.id).toBe('jn-new');
    expect(repealedBy(successor, '2022-07-01', [plan, successor])).toBeUndefined();
  });

  test('stays in force while the later one is a draft', () => {
    const draft = { ...successor, draft: true };
    expect(documentStatus(plan, '2022-07-01', [plan, draft])).toBe('inForce');
  });

  test('stays in force where nobody printed when the later one takes effect', () => {
    const undated = { ...successor, validity: validity(null, null) };
    expect(documentStatus(plan, '2022-07-01', [plan, undated])).toBe('inForce');
  });
});

test.each(['2020-03-31', '2020-04-01', '2023-01-01'])('a draft is never law, as on %s', (day) => {
  expect(documentStatus({ ...plan, draft: true }, day, [plan])).toBe('draft');
});

test('a document without a printed end does not expire', () => {
  const open = policy({ validity: validity('2020-04-01', null) });
  expect(documentStatus(open, '2099-12-31', [open])).toBe('inForce');
});

test('a document is known from the day of issue, else from the day it takes effect', () => {
  expect(firstKnown(policy({ issued: '2020-03-20' }))).toBe('2020-03-20');
  expect(firstKnown(policy({ issued: null }))).toBe('2020-04-01');
  expect(firstKnown(policy({ issued: null, validity: validity(null, null) }))).toBeNull();
});

describe('the codified documents', () => {
  const documents = loadDocuments().map(({ value }) => value);

  test('have an id each', () => {
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });

  test('take effect before they end', () => {
    const turned = documents.filter(
      ({ validity: { from, to } }) => from !== null && to !== null && from > to,
    );
    expect(turned).toEqual([]);
  });

  test('repeal only documents that are codified, or name number or title', () => {
    const known = new Set(documents.map(({ id }) => id));
    for (const { document, number, title } of documents.flatMap(({ repeals }) => repeals)) {
      if (document !== undefined) expect(known).toContain(document);
      expect(number ?? title ?? document).toBeDefined();
    }
  });

  test('take up lines of their text in order', () => {
    expect(documents.filter(({ source: { lines } }) => lines[0] > lines[1])).toEqual([]);
  });
});
