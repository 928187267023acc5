import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFile } from '../tests/temporary-file.ts';
import { CatalogueError, type Problem } from './catalogue-error.ts';
import { civilDate } from './document-schema.ts';
import { readYamlList } from './yaml-list.ts';

const schema = z.strictObject({
  id: z.string(),
  deadline: civilDate,
  baseline: z
    .discriminatedUnion('basis', [
      z.strictObject({ basis: z.literal('printed'), year: z.number(), value: z.string() }),
      z.strictObject({ basis: z.literal('loaded'), year: z.number() }),
    ])
    .nullable()
    .default(null),
  breaks: z.array(z.strictObject({ at: civilDate, note: z.string() })).default([]),
});

const SOUND = `# a comment
- id: one
  deadline: 2022-12-31

- id: two
  deadline: 2025-12-31
  breaks:
    - at: 2019-01-01
      note: merged
`;

function read(text: string) {
  return readYamlList(temporaryFile('goals.yaml', text), schema);
}

function problems(text: string): Pick<Problem, 'file' | 'line' | 'path' | 'message' | 'mend'>[] {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return error.problems.map((problem) => ({ ...problem, file: basename(problem.file) }));
  }
  return [];
}

describe('a sound list', () => {
  test('is read in order, with its defaults', () => {
    const entries = read(SOUND).map(({ value }) => value);
    expect(entries.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(entries[0]).toEqual({ id: 'one', deadline: '2022-12-31', baseline: null, breaks: [] });
  });

  test('knows the line of each entry and of each key in it', () => {
    const [one, two] = read(SOUND);
    expect([one?.lineOf([]), one?.lineOf(['deadline'])]).toEqual([2, 3]);
    expect([two?.lineOf([]), two?.lineOf(['breaks', 0, 'note'])]).toEqual([5, 9]);
  });

  test('gives the line of the entry for a key that it leaves out', () => {
    expect(read(SOUND)[1]?.lineOf(['baseline'])).toBe(5);
  });
});

describe('an unknown key', () => {
  test('names file, line and the nearest valid key', () => {
    expect(problems(SOUND.replace('  deadline: 2025', '  deadlin: 2025'))).toContainEqual({
      file: 'goals.yaml',
      line: 6,
      path: '1.deadlin',
      message: 'unknown key "deadlin".',
      mend: 'Did you mean "deadline"?',
    });
  });

  test('inside a list inside an entry names the nearest key there', () => {
    expect(problems(SOUND.replace('      note:', '      notes:'))).toContainEqual(
      expect.objectContaining({ line: 9, mend: 'Did you mean "note"?' }),
    );
  });

  test('inside an entry that can have several shapes names the nearest key of them all', () => {
    const text = '- id: one\n  deadline: 2022-12-31\n  baseline: {basis: loaded, yaer: 2019}\n';
    expect(problems(text)).toContainEqual(
      expect.objectContaining({ line: 3, path: '0.baseline.yaer', mend: 'Did you mean "year"?' }),
    );
  });

  test('that is near to none lists the valid ones', () => {
    expect(problems(`${SOUND}  zzzzzzzz: 1\n`)).toEqual([
      expect.objectContaining({ line: 10, mend: 'Valid keys: id, deadline, baseline, breaks.' }),
    ]);
  });
});

test.each(['2022-02-30', '2022-13-01', '2022-1-1', '31.12.2022', '2022'])(
  'the bad date %s is refused on its line with the form that is wanted',
  (date) => {
    const [problem, ...others] = problems(SOUND.replace('2022-12-31', date));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'goals.yaml', line: 3, path: '0.deadline' });
    expect(problem?.message).toMatch(/YYYY-MM-DD|expected string/);
  },
);

test('a missing key is reported on the line of its entry', () => {
  expect(problems(SOUND.replace('  deadline: 2025-12-31\n', ''))).toEqual([
    expect.objectContaining({ line: 5, path: '1.deadline' }),
  ]);
});

test('all faults of a file are named at once', () => {
  const text = SOUND.replace('2022-12-31', '2022-02-30').replace('merged', '1');
  expect(problems(text).map(({ line }) => line)).toEqual([3, 9]);
});

test('a key that is there twice is not YAML, and the line says where', () => {
  expect(problems(`${SOUND}  id: again\n`)).toEqual([
    expect.objectContaining({ line: 10, message: 'not YAML: DUPLICATE_KEY.' }),
  ]);
});

test('a file that holds no list is refused', () => {
  expect(problems('id: one\n')).toEqual([expect.objectContaining({ line: 1 })]);
  expect(problems('')).toEqual([expect.objectContaining({ line: 1 })]);
});
