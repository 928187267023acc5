import type { Language } from '../language/language.ts';
import { titleOf, type SchemeVersion } from './answer.ts';
import { text } from './text.ts';

type Basis = SchemeVersion['basis'];

/** Where some parts of a scheme come from: a clause with its characters, or the operator. */
export interface BasisRow {
  /** What of the scheme it is about; several items may rest on the very same. */
  readonly concerned: string;
  readonly parts: string;
  /** Null where the operator set it. */
  readonly clause: {
    readonly document: string;
    readonly name: string;
    readonly evidence: string;
  } | null;
  readonly note: string;
}

/** Each part of a version with what it rests on, the whole first. */
export function basisRows(scheme: SchemeVersion, language: Language): BasisRow[] {
  const words = text[language];
  const all: readonly (readonly [string, Basis])[] = [
    [words.whole, scheme.basis],
    ...scheme.items.map((one) => [titleOf(one, language), one.basis] as const),
    ...scheme.adjustments.map((one) => [titleOf(one, language), one.basis as Basis] as const),
  ];
  const groups = Map.groupBy(all, ([, basis]) => JSON.stringify(basis));
  return [...groups.values()].flatMap((group) => {
    const concerned = group.map(([title]) => title).join(language === 'zh' ? '；' : '; ');
    const basis = group[0]?.[1];
    const names = (parts: Basis['operator'][number]['parts']) =>
      words.list(parts.map((part) => (language === 'zh' ? part.zh : part.en) ?? part.id));
    return [
      ...(basis?.text ?? []).map((entry) => ({
        concerned,
        parts: names(entry.parts),
        clause: {
          document: entry.document,
          name: `${entry.documentNo ?? entry.document} ${entry.clause}`,
          evidence: entry.evidence,
        },
        note: (language === 'zh' ? entry.note : entry.noteEn) ?? '',
      })),
      ...(basis?.operator ?? []).map((entry) => ({
        concerned,
        parts: names(entry.parts),
        clause: null,
        note: language === 'zh' ? entry.zh : entry.en,
      })),
    ];
  });
}
