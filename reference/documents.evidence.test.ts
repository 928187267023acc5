import { expect, test } from 'vitest';
import { stands } from '../targets/evidence.ts';
import { loadDocuments } from './documents.ts';
import { readSourceTexts } from './source-texts.ts';

test.for(loadDocuments())(
  'every fragment of evidence of $value.id stands in its lines of the source text',
  ({ value: { issuedEvidence, validity, repeals, overlap, source } }, { skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const lines = (texts.get(source.text) ?? '').split('\n');
    const own = lines.slice(source.lines[0] - 1, source.lines[1]).join('\n');
    const fragments = [issuedEvidence, validity, ...repeals, ...overlap]
      .map((entry) => (typeof entry === 'string' ? entry : entry?.evidence))
      .filter((fragment) => fragment !== null && fragment !== undefined);
    expect(fragments.filter((fragment) => !stands(fragment, own))).toEqual([]);
  },
);
