import { expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { readSourceTexts } from '../../reference/source-texts.ts';
import { loadTargets } from '../catalogue.ts';
import { evaluateAll } from '../evaluate-all.ts';
import { loadLeftOut } from '../left-out.ts';
import type { Shelf } from '../library.ts';
import { bookOf } from '../series.ts';
import { policyPage } from './page.ts';

const NOW = { asOf: '2024-12-31', knownAt: '2026-11-21' };
const reference = loadReference();
const targets = loadTargets(reference).map(({ value }) => value);
const shelf: Shelf = { reference, targets, leftOut: loadLeftOut({ ...reference, targets }) };
const evaluations = evaluateAll(targets, reference, bookOf([]), NOW);

const pages = [...reference.documents.values()].map((document) => ({
  document,
  page: policyPage(document, shelf, evaluations, NOW),
}));
const goalsOf = ({ clauses }: (typeof pages)[number]['page']) =>
  clauses.flatMap(({ fragments }) => fragments.flatMap(({ goals }) => goals));

test('every goal of the catalogue stands on its document’s page once, under its clause and fragment', () => {
  const found = pages.flatMap(({ page }) =>
    page.clauses.flatMap(({ clause, fragments }) =>
      fragments.flatMap(({ evidence, goals }) =>
        goals.map(({ target }) => {
          expect([target.clause, target.evidence]).toEqual([clause, evidence]);
          return target.id;
        }),
      ),
    ),
  );
  expect(found.toSorted()).toEqual(targets.map(({ id }) => id).toSorted());
});

test('every goal has a verdict with a reason in each region of its scope', () => {
  for (const { page } of pages) {
    for (const { target, regions } of goalsOf(page)) {
      expect([target.id, regions.map(({ id }) => id)]).toEqual([target.id, target.scope]);
    }
  }
});

test('goals that look alike name each other, and neither is merged away', () => {
  const entries = pages.flatMap(({ page }) => goalsOf(page));
  const named = new Map(
    entries.map(({ target, compare }) => [target.id, compare.map(({ id }) => id)]),
  );
  expect([...named.values()].flat().length).toBeGreaterThan(0);
  for (const [id, others] of named) {
    for (const other of others)
      expect([other, named.get(other)]).toEqual([other, expect.arrayContaining([id])]);
  }
});

test.for(pages)(
  'the clauses of $document.id stand in the order of the text',
  ({ document: { source }, page }, { skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const bare = (text: string) => text.replace(/^\s*\d{1,3}\s*$/gm, '').replace(/\s+/g, '');
    const own = bare(
      (texts.get(source.text) ?? '')
        .split('\n')
        .slice(source.lines[0] - 1, source.lines[1])
        .join('\n'),
    );
    // The lines of a table that its groups part stand after the groups.
    const clauses = page.clauses.filter(({ clause }) => !/^附件\d+ \d+$/.test(clause));
    const places = clauses.map(({ fragments }) =>
      Math.min(...fragments.map(({ evidence }) => own.indexOf(bare(evidence)))),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  },
);
