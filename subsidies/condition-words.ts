import { readTest, type Test } from './condition.ts';
import { readReference } from './references.ts';
import type { Rule } from './rule-schema.ts';

/** What the rule asks of a column, with its parameters' values in place; null where it asks nothing. */
export function conditionsRead(rule: Rule, column: string): string | null {
  const sets = [rule.when, ...(rule.anyOf ?? [])];
  const tests = sets.flatMap((set) => (column in set ? [set[column] as Test] : []));
  if (tests.length > 0) return tests.map((test) => words(rule, test)).join(' | ');
  if (column === 'kind') return rule.beneficiary.kinds?.join(', ') ?? null;
  return column === 'region' ? rule.scope.join(', ') : null;
}

function words(rule: Rule, test: Test): string {
  const read = readTest(test);
  const value = (text: string) => {
    const name = readReference(text)?.name;
    return name === undefined ? text : (rule.parameters[name]?.values.at(-1)?.value ?? text);
  };
  switch (read.is) {
    case 'present':
      return read.present ? '已填' : '未填';
    case 'recent':
      return `${value(read.years)} 年内`;
    case 'within': {
      const signs = { from: '≥', above: '>', to: '≤', below: '<' } as const;
      return Object.entries(read.interval)
        .flatMap(([end, bound]) =>
          bound === undefined ? [] : [`${signs[end as keyof typeof signs]} ${value(bound)}`],
        )
        .join(', ');
    }
    case 'in':
    case 'notIn': {
      const list = read.values.map((each) =>
        each === true ? '是' : each === false ? '否' : String(each),
      );
      return read.is === 'in' ? list.join('、') : `非 ${list.join('、')}`;
    }
  }
}
