import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import type { CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Located } from '../../reference/yaml-list.ts';
import type { Subsidies } from '../catalogue.ts';
import { formFaults } from './form-faults.ts';
import { ReformError, type ReformFinding, type ReformProblem } from './reform-error.ts';
import { reformFaults } from './reform-faults.ts';
import { reformSchema, type Reform } from './reform-schema.ts';

/** A sound reform, with what its author should know. */
export interface ReadReform {
  readonly reform: Reform;
  readonly warnings: readonly ReformProblem[];
}

/**
 * A reform from YAML (or JSON) text, held against the catalogue. `on` is the day on which rules count
 * as expired. Throws a {@link ReformError} with every fault: file, line, key, what was found, the mend.
 */
export function readReform(
  text: string,
  file: string,
  { subsidies, reference }: { readonly subsidies: Subsidies; readonly reference: Reference },
  on: CivilDate,
): ReadReform {
  const located = parseReform(text, file);
  const { faults, warnings } = reformFaults(located.value, subsidies, reference, on);
  if (faults.length > 0) throw new ReformError(faults.map((fault) => placed(fault, located)));
  return { reform: located.value, warnings: warnings.map((each) => placed(each, located)) };
}

/** A reform's form alone, with the lines of its keys; names and figures are not looked at. */
export function parseReform(text: string, file: string): Located<Reform> {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines });
  const lineOf = (key: readonly PropertyKey[]) => lines.linePos(offsetOf(yaml, key)).line;
  const [error] = yaml.errors;
  if (error) {
    const line = lines.linePos(error.pos[0]).line;
    throw notYaml(file, line, error.code);
  }
  const written = plain(yaml, file);
  const faults = formFaults(written);
  if (faults.length > 0)
    throw new ReformError(faults.map((fault) => placed(fault, { file, lineOf })));
  const read = reformSchema.safeParse(written);
  if (!read.success) throw read.error;
  return { value: read.data, file, lineOf };
}

/** YAML as it stands, aliases and all; a document that unfolds without bounds is refused. */
function plain(yaml: Document, file: string): unknown {
  try {
    return yaml.toJS();
  } catch {
    throw notYaml(file, 1, 'too many aliases');
  }
}

function notYaml(file: string, line: number, what: string): ReformError {
  const message = `not YAML: ${what}.`;
  const mend = 'Check indentation and quotes on this line.';
  const zh = { message: `不是 YAML：${what}。`, mend: '请查这一行的缩进和引号。' };
  return new ReformError([
    { kind: 'form', file, line, path: '', found: '', rules: [], message, mend, zh },
  ]);
}

function placed(
  { key, ...finding }: ReformFinding,
  { file, lineOf }: Pick<Located<unknown>, 'file' | 'lineOf'>,
): ReformProblem {
  const path = key.map(String).join('.');
  return { ...finding, message: `${finding.message}.`, file, line: lineOf(key), path };
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
