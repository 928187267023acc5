import type { Language } from '../language/language.ts';
import { titleOf, type CellsAnswer, type WorkingAnswer } from './answer.ts';
import { text } from './text.ts';

type Counted = WorkingAnswer['counted'][string];

/** The rows behind one part of a unit, or one page of them. */
export interface CountedPart {
  /** The name by which the API pages through it. */
  readonly id: string;
  readonly title: string;
  /** The period that the figure is of; the one ranked unless it is the last known. */
  readonly period: string | null;
  readonly offset: number;
  readonly counted: Counted;
}

/** Every part of a unit with rows behind it, in the order of the scheme; `page` replaces its first rows. */
export function countedParts(
  { row, counted }: WorkingAnswer,
  page: CellsAnswer | null,
  language: Language,
): CountedPart[] {
  const words = text[language];
  const named = [
    ...(row?.parts ?? []).flatMap((part) => [
      { id: part.item, title: titleOf(part, language), period: part.period },
      ...(part.heads
        ? [
            {
              id: `${part.item} heads`,
              title: `${titleOf(part, language)} · ${words.heads(titleOf(part.heads, language))}`,
              period: part.period,
            },
          ]
        : []),
    ]),
    ...(row?.adjustments ?? []).map((one) => ({
      id: one.id,
      title: titleOf(one, language),
      period: null,
    })),
  ];
  return named.flatMap((part) => {
    const own = counted[part.id];
    if (!own) return [];
    const paged = page?.part === part.id && page.counted !== null;
    return [
      paged
        ? { ...part, offset: page.offset, counted: page.counted }
        : { ...part, offset: 0, counted: own },
    ];
  });
}
