import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { CatalogueError, type Problem } from './catalogue-error.ts';
import { PROJECT_ROOT } from './project-root.ts';

/** An entry with the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly file: string;
  /** The line of a key inside the entry, or of the entry itself. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML list and checks each entry against a schema with fixed keys. Throws a
 * {@link CatalogueError} that names every fault with its file, line and, for an unknown key, the
 * nearest key that the schema has.
 */
export function readYamlList<T extends z.ZodObject>(path: string, entry: T): Located<z.infer<T>>[] {
  const file = relative(PROJECT_ROOT, path);
  const lines = new LineCounter();
  const yaml = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const lineOf = (keys: readonly PropertyKey[]) => lines.linePos(offsetOf(yaml, keys)).line;
  if (yaml.errors.length > 0) {
    throw new CatalogueError(
      yaml.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        path: '',
        message: `not YAML: ${error.code}.`,
        mend: 'Check indentation and quotes on this line.',
      })),
    );
  }
  const parsed = z.array(entry).safeParse(yaml.toJS());
  if (parsed.success) {
    return parsed.data.map((value, index) => ({
      value,
      file,
      lineOf: (keys) => lineOf([index, ...keys]),
    }));
  }
  throw new CatalogueError(
    parsed.error.issues.flatMap((issue) => problems(issue, entry, file, lineOf)),
  );
}

function problems(
  issue: z.core.$ZodIssue,
  schema: z.ZodObject,
  file: string,
  lineOf: (keys: readonly PropertyKey[]) => number,
): Problem[] {
  if (issue.code !== 'unrecognized_keys') {
    const place = { file, line: lineOf(issue.path), path: issue.path.map(String).join('.') };
    return [{ ...place, message: `${issue.message}.`, mend: 'See the schema of this file.' }];
  }
  const valid = keysAt(schema, issue.path);
  return issue.keys.map((key) => ({
    file,
    line: lineOf([...issue.path, key]),
    path: [...issue.path, key].map(String).join('.'),
    message: `unknown key "${key}".`,
    mend: nearestKey(key, valid),
  }));
}

function nearestKey(key: string, valid: string[]): string {
  if (valid.length === 0) return 'Remove it.';
  const near = closest(key, valid);
  return distance(key, near) <= Math.max(3, key.length / 2)
    ? `Did you mean "${near}"?`
    : `Valid keys: ${valid.join(', ')}.`;
}

/** The keys that the schema has where the path (entry index first) leads. */
function keysAt(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path.slice(1)) {
    at = unwrap(at);
    if (at instanceof z.ZodObject) at = at.shape[String(key)];
    else if (at instanceof z.ZodArray) at = at.element;
  }
  return keysOf(unwrap(at));
}

function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodUnion ? [...new Set(schema.options.flatMap(keysOf))] : [];
}

function unwrap(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault) {
    at = at.unwrap();
  }
  return at;
}

function offsetOf(yaml: Document, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length--) {
    const path = keys.slice(0, length);
    const parent = yaml.getIn(path.slice(0, -1), true);
    const last = path.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = yaml.getIn(path, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
