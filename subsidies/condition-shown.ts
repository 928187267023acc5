import type { Region } from '../reference/regions.ts';
import type { AppliedRule } from './applied-rule.ts';
import { conditionsRead } from './condition-words.ts';
import { UNIT_KINDS } from './fact-views.ts';

/**
 * What the rule asks of a column in the words of the data, so that it stands beside what was found:
 * 技术开发 and not development, 济南市 and not 370100; null where it asks nothing.
 */
export function conditionShown(
  { rule, view }: AppliedRule,
  name: string,
  regions: ReadonlyMap<string, Region>,
): string | null {
  const read = conditionsRead(rule, name);
  if (read === null) return null;
  const column = view.columns.get(name);
  if (name === 'region' || column?.kind === 'region') return placesNamed(read, regions);
  const choices = column?.choices ?? (name === 'kind' ? KINDS : undefined);
  if (!choices) return read;
  return read.replaceAll(/[a-z]+/gi, (word) => choices[word] ?? word).replaceAll(', ', '、');
}

/** The text with regions called by their names. */
export function placesNamed(text: string, regions: ReadonlyMap<string, Region>): string {
  return text
    .replaceAll(/\b(\d{6}|[A-Z]{2}-[A-Z]+)\b/g, (id) => regions.get(id)?.name ?? id)
    .replaceAll(', ', '、');
}

const KINDS: Readonly<Record<string, string>> = { ...UNIT_KINDS, government: '政府' };
