import { LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { afterEach, expect, test } from 'vitest';
import type { TargetPage } from '../../../targets/page.ts';
import { buildTargetOption, chartYears } from './target-option.ts';

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const COLOURS = { text: '#111', line: '#999', actual: '#00f', path: '#a60', target: '#a00' };
const citation = {
  printedValue: '',
  printedUnit: '',
} as TargetPage['chart']['actual'][number]['sources'][number];

const figure = (year: number, value: string, bound: 'atLeast' | null = null) => ({
  year,
  value,
  bound,
  unit: '家',
  period: String(year),
  provenance: 'published' as const,
  grade: 'B' as const,
  claims: 1,
  sources: [citation],
});

const chart: TargetPage['chart'] = {
  unit: '家',
  deadlineYear: 2022,
  threshold: '4400',
  stretch: null,
  actual: [figure(2019, '2231'), figure(2021, '4397'), figure(2022, '5700', 'atLeast')],
  beforeBreak: [figure(2018, '1547')],
  path: [
    { year: 2019, value: '2231' },
    { year: 2022, value: '4400' },
  ],
};

let dispose = () => {};
afterEach(() => dispose());

function drawn(language: 'zh' | 'en'): string {
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: 800, height: 320 });
  dispose = () => instance.dispose();
  instance.setOption(buildTargetOption(chart, COLOURS, language));
  return instance.renderToSVGString();
}

test('every year has its place, those without a figure too', () => {
  expect(chartYears(chart)).toEqual([2018, 2019, 2020, 2021, 2022]);
});

test('a gap in the series is a gap in the line, never filled', () => {
  const option = buildTargetOption(chart, COLOURS, 'zh') as {
    series: { data: { value: number | null }[] }[];
  };
  expect(option.series[0]?.data.map(({ value }) => value)).toEqual([null, 2231, null, 4397, 5700]);
});

test('a target far above every figure still stands in the picture', () => {
  const option = buildTargetOption({ ...chart, threshold: '12000' }, COLOURS, 'zh') as {
    yAxis: { max: (extent: { max: number }) => number | null };
  };
  expect(option.yAxis.max({ max: 5700 })).toBe(12000);
  expect(option.yAxis.max({ max: 12001 })).toBeNull();
});

test('the picture names its figures and its target in both languages', () => {
  expect(drawn('zh')).toContain('目标 4,400');
  const english = drawn('en');
  expect(english).toContain('target 4,400');
  for (const label of ['2,231', '4,397', '5,700']) expect(english).toContain(label);
});
