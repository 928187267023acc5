import type { Language } from '../language/language.ts';
import type { Row } from './answer.ts';

/** Why a unit has no rank; where nothing of it could be scored, what each of its items lacks. */
export function unrankedWords(
  { reason, reasonWords, parts }: Pick<Row, 'reason' | 'reasonWords' | 'parts'>,
  language: Language,
): string {
  const own = reasonWords?.[language] ?? '—';
  if (reason !== 'nothingScored') return own;
  const lacks = new Set(parts.flatMap((part) => part.reasonWords?.[language] ?? []));
  return lacks.size === 0 ? own : [...lacks].join(language === 'zh' ? '；' : '; ');
}
