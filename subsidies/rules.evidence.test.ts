import { expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { readSourceTexts } from '../reference/source-texts.ts';
import { stands } from '../targets/evidence.ts';
import { loadSubsidies, type MoneyRule } from './catalogue.ts';

const reference = loadReference();
const { rules } = loadSubsidies(reference);

/** Every `evidence` of a rule with its place: of the rule, its parameters, shares, payment and readings. */
function fragments(value: unknown, path: string): { path: string; text: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'evidence' && typeof inner === 'string'
      ? [{ path, text: inner }]
      : fragments(inner, `${path}.${key}`),
  );
}

function ownLines({ document }: MoneyRule, texts: ReadonlyMap<string, string>): string {
  const source = reference.documents.get(document)?.source;
  const lines = (texts.get(source?.text ?? '') ?? '').split('\n');
  return source ? lines.slice(source.lines[0] - 1, source.lines[1]).join('\n') : '';
}

const documents = [...Map.groupBy(rules, ({ document }) => document)];

test.for(documents)(
  'every figure and rule of %s stands in its lines of the source text',
  ([, own], { skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const missing = own.flatMap((rule) => {
      const lines = ownLines(rule, texts);
      return fragments(rule, rule.id).filter(({ text }) => !stands(text, lines));
    });
    expect(missing).toEqual([]);
  },
);

test('every rule and every parameter carries evidence', () => {
  const mute = rules.filter(
    ({ evidence, parameters }) =>
      evidence.trim() === '' ||
      Object.values(parameters).some(({ values }) =>
        values.some(({ evidence: printed }) => printed.trim() === ''),
      ),
  );
  expect(mute.map(({ id }) => id)).toEqual([]);
});
