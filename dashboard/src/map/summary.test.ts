import { expect, test } from 'vitest';
import { summarise } from './summary.ts';
import type { Scale } from './scale.ts';

const VALUES = [
  { region: '370102', label: '历下区', value: '108.75', text: '108.75%' },
  { region: '370114', label: '章丘区', value: '79.9', text: '79.9%' },
  { region: 'JN-NSQ', label: '南部山区', value: null, text: '没有任务数' },
];
const SCALE: Scale = { kind: 'sequential', edges: ['80', '100'], unit: '%' };
const SHOWN = { city: 'jinan', values: VALUES, scale: SCALE, simulated: false } as const;

test('who hears the map hears each class with its units, and what is missing and why', () => {
  expect(summarise({ ...SHOWN, title: '任务完成率' }, 'zh')).toBe(
    '济南市地图：任务完成率。3 个单位中 2 个有数据。≥ 100%：历下区 108.75%。< 80%：章丘区 79.9%。没有数据：南部山区 没有任务数。',
  );
  expect(summarise({ ...SHOWN, title: 'Quotas', values: VALUES.slice(0, 1) }, 'en')).toBe(
    'Map of Jinan: Quotas. 1 of 1 units have a figure. ≥ 100%: 历下区 108.75%.',
  );
});

test('who hears a map of simulated figures hears that first', () => {
  const shown = { ...SHOWN, title: '任务完成率', simulated: true };
  expect(summarise(shown, 'zh')).toMatch(/^模拟数据。/);
  expect(summarise(shown, 'en')).toMatch(/^Simulated figures\./);
});
