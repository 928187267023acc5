import { expect, test } from 'vitest';
import type { ListedGoal } from './answer.ts';
import { groupByMissing } from './unknown.ts';

const goal = (changes: Partial<ListedGoal>) =>
  ({
    reason: 'noData',
    deadline: null,
    region: '370100',
    bureau: '市科技局',
    ...changes,
  }) as ListedGoal;

test('goals that lack the same thing stand together, the largest group first', () => {
  const due = { reason: 'deadlineFigureMissing', deadline: '2022-12-31' } as const;
  const groups = groupByMissing(
    [goal({}), goal({ ...due, bureau: '市统计局' }), goal(due), goal(due)],
    'zh',
  );
  expect(groups.map(({ why, bureaus, goals }) => [why, bureaus, goals.length])).toEqual([
    ['缺 2022 年数', ['市统计局', '市科技局'], 3],
    ['没有可用数据', ['市科技局'], 1],
  ]);
});

test('in a group the goals of the whole city lead', () => {
  const groups = groupByMissing([goal({ region: '370102' }), goal({})], 'en');
  expect(groups[0]?.goals.map(({ region }) => region)).toEqual(['370100', '370102']);
});
