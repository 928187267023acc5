/** A column that a kind of event declares beside those that all events have. */
export interface EventAttribute {
  /** The column's heading: 首次, 期限(年). */
  readonly heading: string;
  /** Allowed values; empty where any text will do. */
  readonly choices: readonly string[];
  /** The unit of a number; undefined where the column is no number. */
  readonly unit: string | undefined;
}

const BRACKET = /^(.+?)\(([^()]*)\)$/;

/**
 * Reads a declared column: `首次(是/否)` has the heading 首次 and two values, `期限(年)` keeps its unit
 * in the heading and holds a number, `领域` holds any text.
 */
export function readEventAttribute(declared: string): EventAttribute {
  const [, name = declared, inside] = BRACKET.exec(declared) ?? [];
  if (inside === undefined) return { heading: declared, choices: [], unit: undefined };
  if (inside.includes('/')) return { heading: name, choices: inside.split('/'), unit: undefined };
  return { heading: declared, choices: [], unit: inside };
}
