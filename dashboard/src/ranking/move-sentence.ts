import { unitWord } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';
import { number } from '../language/number.ts';
import { titleOf, type Move, type Row } from './answer.ts';
import { text } from './text.ts';

/** What would move a unit up by one item, as a sentence. */
export function moveSentence(
  move: Move,
  unit: string,
  nameOf: (region: string) => string,
  language: Language,
): string {
  const words = text[language];
  const title = titleOf(move, language);
  const { from, to, change, newRank, reasonWords } = move;
  if (from === null || to === null || change === null || newRank === null) {
    return words.cannot(title, reasonWords?.[language] ?? '—');
  }
  const amount = (value: string) =>
    `${number(value, language)}${unitWord(unit)[language].trimEnd()}`;
  const more = change.startsWith('-') ? '' : '+';
  const passed = words.list(move.passes.map(nameOf));
  return words.move(title, amount(from), amount(to), `${more}${amount(change)}`, newRank, passed);
}

/** The unit that an item's figure is in. */
export function unitOfItem(row: Row | null, item: string): string {
  return row?.parts.find((part) => part.item === item)?.unit ?? '';
}
