import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { ReformFinding, SaidInBoth } from './reform-error.ts';
import { shown, valueAt } from './shown-value.ts';
import { MOST_PATCHES, PATCH_SCHEMAS, reformSchema } from './reform-schema.ts';

/**
 * Everything that the form of a reform forbids, patch by patch: each is held against the schema of what
 * it names, so that a wrong key is answered with the nearest right one.
 */
export function formFaults(written: unknown): ReformFinding[] {
  if (!isRecord(written)) {
    return [
      {
        kind: 'form',
        key: [],
        found: shown(written),
        rules: [],
        message: 'no reform',
        mend: 'Write name and patches.',
        zh: { message: '这不是方案。', mend: '请写 name 和 patches。' },
      },
    ];
  }
  const frame = reformSchema.extend({ patches: z.array(z.unknown()).max(MOST_PATCHES) });
  const patches: unknown = written['patches'];
  return [
    ...faultsOf(frame, written, []),
    ...(Array.isArray(patches) ? patches : []).flatMap((patch: unknown, at) =>
      patchFaults(patch, ['patches', at]),
    ),
  ];
}

const KINDS = Object.keys(PATCH_SCHEMAS) as (keyof typeof PATCH_SCHEMAS)[];

function patchFaults(patch: unknown, key: readonly PropertyKey[]): ReformFinding[] {
  const form = (found: string, said: SaidInBoth): ReformFinding[] => [
    { kind: 'form', key, found, rules: [], ...said },
  ];
  if (!isRecord(patch)) {
    return form(shown(patch), {
      message: 'no patch',
      mend: 'Name a rule and what changes.',
      zh: { message: '这不是一处改动。', mend: '请写条款和要改的字段。' },
    });
  }
  const named = KINDS.filter((kind) => kind in patch);
  const [kind] = named;
  if (kind === undefined) {
    const keys = Object.keys(patch);
    const near = KINDS.find((each) => keys.some((one) => distance(one, each) <= 2));
    return form(keys.join(', '), {
      message: 'the patch does not say what it changes',
      mend: near ? `Did you mean "${near}"?` : `Name one of ${KINDS.join(', ')}.`,
      zh: {
        message: '没有写明改的是什么。',
        mend: near ? `是不是“${near}”？` : `请写 ${KINDS.join('、')} 之一。`,
      },
    });
  }
  if (named.length > 1) {
    return form(named.join(', '), {
      message: `a patch changes one thing, not ${named.join(' and ')}`,
      mend: 'Write a patch for each.',
      zh: { message: `一处改动只改一样，不能同时改 ${named.join('、')}。`, mend: '请分开写。' },
    });
  }
  return faultsOf(PATCH_SCHEMAS[kind], patch, key);
}

function faultsOf(
  schema: z.ZodObject,
  value: Record<string, unknown>,
  at: readonly PropertyKey[],
): ReformFinding[] {
  const read = schema.safeParse(value);
  if (read.success) return [];
  return read.error.issues.flatMap((issue): ReformFinding[] => {
    const key = [...at, ...issue.path];
    const found = valueAt(value, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const known =
        issue.path.length === 0 ? Object.keys(schema.shape) : knownAt(schema, issue.path);
      return issue.keys.map((name) => ({
        kind: 'unknownName',
        key: [...key, name],
        found: name,
        rules: [],
        message: `unknown key "${name}"`,
        mend: known.length === 0 ? 'Take it out.' : nearKey(name, known).en,
        zh: {
          message: `没有“${name}”这个键。`,
          mend: known.length === 0 ? '请去掉。' : nearKey(name, known).zh,
        },
      }));
    }
    return [{ kind: 'form', key, found: shown(found), rules: [], ...worded(issue, found) }];
  });
}

function worded(issue: z.core.$ZodIssue, found: unknown): SaidInBoth {
  if (typeof found === 'number') {
    return {
      message: 'a number without quotes',
      mend: 'Put it in quotes.',
      zh: { message: '数字没有加引号。', mend: '请加引号。' },
    };
  }
  const key = String(issue.path.at(-1));
  if (found === undefined) {
    return {
      message: 'this is missing',
      mend: `Write "${key}".`,
      zh: { message: '缺这一项。', mend: `请写“${key}”。` },
    };
  }
  if (issue.path.at(0) === 'parameters' && typeof found === 'string') {
    return {
      message: `"${found}" is no decimal number`,
      mend: 'Write "0.015" for 1.5 %.',
      zh: { message: `“${found}”不是小数。`, mend: '1.5% 写作 "0.015"。' },
    };
  }
  const day = issue.path.at(-2) === 'valid' || key === 'from';
  return {
    message: issue.message,
    mend: 'See docs/rule-language.md.',
    zh: day
      ? { message: '不是日期。', mend: '请写作 YYYY-MM-DD，且历法上有这一天。' }
      : {
          message: `“${key}”不能这样写（${issue.message}）。`,
          mend: '写法见 docs/rule-language.md。',
        },
  };
}

function nearKey(name: string, known: readonly string[]): { en: string; zh: string } {
  const near = closest(name, [...known]);
  return distance(name, near) <= Math.max(3, name.length / 2)
    ? { en: `Did you mean "${near}"?`, zh: `是不是“${near}”？` }
    : { en: `Valid keys: ${known.join(', ')}.`, zh: `可写：${known.join('、')}。` };
}

function knownAt(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path) {
    at = bare(at);
    if (at instanceof z.ZodObject) at = at.shape[String(key)];
    else if (at instanceof z.ZodArray) at = at.element;
  }
  const last = bare(at);
  return last instanceof z.ZodObject ? Object.keys(last.shape) : [];
}

function bare(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable) at = at.unwrap();
  return at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
