import { describe, expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { policy, target } from '../tests/target-fixtures.ts';
import { loadTargets } from './catalogue.ts';
import { loadLeftOut } from './left-out.ts';
import { library, type Choice, type Shelf } from './library.ts';

const NOW = { asOf: '2024-12-31', knownAt: '2026-11-21' };

const reference = loadReference();
const targets = loadTargets(reference).map(({ value }) => value);
const shelf: Shelf = { reference, targets, leftOut: loadLeftOut({ ...reference, targets }) };

test('every document of the catalogue is listed once, with its goals or why it has none', () => {
  const { documents } = library(shelf, NOW);
  expect(documents.map(({ id }) => id).toSorted()).toEqual(
    [...reference.documents.keys()].toSorted(),
  );
  for (const { id, goals, nothing } of documents) {
    expect([id, goals === 0]).toEqual([id, (nothing ?? '') !== '']);
  }
});

test('goals of drafts count apart, and all goals count once', () => {
  const { totals, documents } = library(shelf, NOW);
  const drafts = documents.filter(({ draft }) => draft);
  expect(totals.drafts.documents).toBe(drafts.length);
  expect(totals.documents).toBe(documents.length - drafts.length);
  expect(totals.drafts.goals).toBe(drafts.reduce((sum, { goals }) => sum + goals, 0));
  expect(totals.goals + totals.drafts.goals).toBe(targets.length);
});

const OLD = policy({ id: 'jn-old', title: '创新券办法', issued: '2019-01-01' });
const NEW = policy({
  id: 'jn-new',
  number: '济政字〔2022〕9号',
  title: '创新券新办法',
  issued: '2022-06-01',
  validity: { from: '2022-07-01', to: null, basis: 'printed', evidence: null },
  repeals: [{ number: null, title: null, document: 'jn-old', evidence: '同时废止' }],
});
const DRAFT = policy({ id: 'qd-draft', city: 'qingdao', draft: true, issued: null });
const small: Shelf = {
  reference: {
    ...reference,
    documents: new Map([OLD, NEW, DRAFT].map((document) => [document.id, document])),
  },
  targets: [target({ document: 'jn-new' }), target({ id: 'qd-draft.a', document: 'qd-draft' })],
  leftOut: new Map([['jn-old', { nothing: '只定补助', statements: [] }]]),
};

function ids(choice: Choice, at = NOW): string[] {
  return library(small, at, choice).documents.map(({ id }) => id);
}

describe('the list', () => {
  test('names Jinan before Qingdao and the latest first', () => {
    expect(ids({})).toEqual(['jn-new', 'jn-old', 'qd-draft']);
  });

  test('says what superseded a document, from the day on which it did', () => {
    const of = (asOf: string) =>
      library(small, { ...NOW, asOf }).documents.find(({ id }) => id === 'jn-old');
    expect(of('2022-06-30')).toMatchObject({ status: 'inForce', supersededBy: null });
    expect(of('2022-07-01')).toMatchObject({
      status: 'superseded',
      supersededBy: { id: 'jn-new', number: '济政字〔2022〕9号' },
    });
  });

  test.each([
    [{ asOf: '2022-05-31', knownAt: '2026-11-21' }, false],
    [{ asOf: '2026-11-21', knownAt: '2022-05-31' }, false],
    [{ asOf: '2022-06-01', knownAt: '2022-06-01' }, true],
  ])('knows a document of 1 June 2022 on the days %o: %s', (at, known) => {
    const found = library(small, at).documents.find(({ id }) => id === 'jn-new');
    expect(found?.known).toBe(known);
  });

  test.each([
    [{ city: 'qingdao' }, ['qd-draft']],
    [{ status: 'superseded' }, ['jn-old']],
    [{ goals: 'without' }, ['jn-old']],
    [{ goals: 'with', city: 'jinan' }, ['jn-new']],
    [{ text: '济政字[2022] 9号' }, ['jn-new']],
    [{ text: 'high-TECH' }, ['jn-new', 'qd-draft']],
    [{ text: '创新券' }, ['jn-new', 'jn-old']],
    [{ text: '新券号' }, []],
    [{ text: '  ' }, ['jn-new', 'jn-old', 'qd-draft']],
  ] as const)('chosen by %o', (choice, expected) => {
    expect(ids(choice)).toEqual(expected);
  });

  test('counts what is chosen', () => {
    expect(library(small, NOW, { city: 'qingdao' }).totals).toEqual({
      documents: 0,
      withGoals: 0,
      goals: 0,
      leftOut: 0,
      drafts: { documents: 1, goals: 1, leftOut: 0 },
    });
  });
});
