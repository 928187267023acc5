import { describe, expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { readSourceTexts } from '../reference/source-texts.ts';
import { policy } from '../tests/target-fixtures.ts';
import { temporaryFile } from '../tests/temporary-file.ts';
import { loadTargets } from './catalogue.ts';
import { stands } from './evidence.ts';
import { loadLeftOut } from './left-out.ts';

const SOUND = `- document: jn-rules
  nothing: true
  note: 只定补助。
- document: jn-rules
  clause: 第五条
  reason: subsidy
  evidence: 最高给予20万元
- document: jn-plan
  clause: 一
  reason: label
  evidence: 构建“1+10+N”
  note: 名称。
`;

const documents = new Map(
  ['jn-plan', 'jn-rules'].map((id) => [id, policy({ id: id as `jn-${string}` })]),
);

function read(yaml: string) {
  const targets = [{ document: 'jn-plan' }];
  return loadLeftOut({ documents, targets }, [temporaryFile('left-out.yaml', yaml)]);
}

describe('what is left out', () => {
  test('is told by document, with the reason why nothing is codified where that is so', () => {
    const found = read(SOUND);
    expect(found.get('jn-rules')).toEqual({
      nothing: '只定补助。',
      statements: [{ clause: '第五条', reason: 'subsidy', evidence: '最高给予20万元', note: null }],
    });
    expect(found.get('jn-plan')).toMatchObject({ nothing: null, statements: [{ note: '名称。' }] });
  });

  test.each([
    ['an unknown document', ['jn-plan\n  clause', 'jn-plam\n  clause'], 'Did you mean "jn-plan"?'],
    ['a reason that is not on the list', ['subsidy', 'money'], 'left-out.yaml:6'],
    ['an unknown key', ['reason: label', 'reasons: label'], 'Did you mean "reason"?'],
    ['a statement without evidence', ['  evidence: 最高给予20万元\n', ''], 'do not go together'],
    [
      'nothing with a clause',
      ['nothing: true', 'nothing: true\n  clause: 一'],
      'do not go together',
    ],
    ['nothing without a note', ['  note: 只定补助。\n', ''], 'do not go together'],
    ['nothing where there are goals', ['jn-rules\n  nothing', 'jn-plan\n  nothing'], 'has goals'],
    [
      'a document with neither goals nor a reason',
      ['jn-rules\n  nothing: true\n  note: 只定补助。\n- document: ', ''],
      'jn-rules: the document has neither',
    ],
    [
      'nothing said twice',
      [
        '- document: jn-plan',
        '- {document: jn-rules, nothing: true, note: 又}\n- document: jn-plan',
      ],
      'twice',
    ],
  ])('is refused for %s', (_, [from = '', to = ''], complaint) => {
    expect(SOUND).toContain(from);
    expect(() => read(SOUND.replace(from, to))).toThrow(complaint);
  });
});

const reference = loadReference();
const targets = loadTargets(reference).map(({ value }) => value);
const shipped = loadLeftOut({ ...reference, targets });

test('every document of the catalogue has goals or a reason why it has none', () => {
  const withGoals = new Set(targets.map(({ document }) => document));
  expect([...shipped.keys()]).toEqual([...reference.documents.keys()]);
  for (const [id, { nothing }] of shipped)
    expect([id, nothing === null]).toEqual([id, withGoals.has(id)]);
});

test.for([...reference.documents.values()])(
  'every statement that $id leaves out stands in its lines of the source text',
  ({ id, source }, { skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const lines = (texts.get(source.text) ?? '').split('\n');
    const own = lines.slice(source.lines[0] - 1, source.lines[1]).join('\n');
    const fragments = (shipped.get(id)?.statements ?? []).map(({ evidence }) => evidence);
    expect(fragments.filter((fragment) => !stands(fragment, own))).toEqual([]);
  },
);
