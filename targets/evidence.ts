import type { Located } from '../reference/yaml-list.ts';
import type { PolicyDocument } from '../reference/document-schema.ts';
import type { Problem } from '../reference/catalogue-error.ts';
import type { Target } from './target-schema.ts';

/** The source texts by their number, each as it was delivered. */
export type Texts = ReadonlyMap<string, string>;

/** True where the fragment stands in the text, white space and page breaks aside. */
export function stands(fragment: string, text: string): boolean {
  return standsIn(squeeze(text), fragment);
}

/**
 * Every fragment of evidence that is not in the text its document comes from, with file and line.
 * Fragments are looked for within the lines that the document takes up in its text.
 */
export function missingEvidence(
  targets: readonly Located<Target>[],
  documents: ReadonlyMap<string, PolicyDocument>,
  texts: Texts,
): Problem[] {
  return targets.flatMap(({ value, file, lineOf }) => {
    const source = documents.get(value.document)?.source;
    const text = source && texts.get(source.text);
    if (!source || text === undefined) return [];
    const part = squeeze(
      text
        .split('\n')
        .slice(source.lines[0] - 1, source.lines[1])
        .join('\n'),
    );
    const fragments = [
      ['evidence', value.evidence],
      ['multiple.evidence', value.multiple?.evidence],
    ] as const;
    return fragments
      .filter(([, fragment]) => fragment !== undefined && !standsIn(part, fragment))
      .map(([key, fragment]) => ({
        file,
        line: lineOf(key.split('.')),
        path: `${value.id}.${key}`,
        message: `"${fragment}" is not in the text ${source.text}, lines ${source.lines.join('–')}.`,
        mend: 'Copy the characters of the clause that carry the figure.',
      }));
  });
}

function standsIn(squeezed: string, fragment: string): boolean {
  const bare = fragment.replace(/\s+/g, '');
  return bare !== '' && squeezed.includes(bare);
}

/** White space out, and page numbers that stand alone on a line. */
function squeeze(text: string): string {
  return text.replace(/^\s*\d{1,3}\s*$/gm, '').replace(/\s+/g, '');
}
