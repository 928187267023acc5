import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { afterEach, expect, test } from 'vitest';
import type { TargetPage } from '../../../targets/page.ts';
import { buildTargetOption, chartYears } from './target-option.ts';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const COLOURS = {
  text: '#111',
  line: '#999',
  actual: '#00f',
  path: '#a60',
  target: '#a00',
  ground: '#fff',
};
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
  forecast: [],
};

const ahead: TargetPage['chart'] = {
  ...chart,
  actual: [figure(2019, '2231'), figure(2020, '3029')],
  forecast: [
    { year: 2021, mean: 3500, p10: 3100, p50: 3600, p90: 4200 },
    { year: 2022, mean: 4000, p10: 3200, p50: 4100, p90: 5300 },
  ],
};

interface Series {
  readonly name: string;
  readonly data: (number | null)[];
}

function series(from: TargetPage['chart'], name: string) {
  const option = buildTargetOption(from, COLOURS, 'zh') as { series: Series[] };
  return option.series.find((one) => one.name === name)?.data;
}

let dispose = () => {};
afterEach(() => {
  dispose();
  dispose = () => {};
});

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

test('the forecast leads on from the last figure, in a band from 10 to 90 %', () => {
  expect(series(ahead, '预测中位数')).toEqual([null, null, 3029, 3600, 4100]);
  expect(series(ahead, 'p10')).toEqual([null, null, 3029, 3100, 3200]);
  expect(series(ahead, '80% 预测区间')).toEqual([null, null, 0, 1100, 2100]);
});

test('a forecast whose last figure is rough starts on its own', () => {
  const rough = { ...ahead, actual: [figure(2020, '3029', 'atLeast')] };
  expect(series(rough, '预测中位数')).toEqual([null, null, null, 3600, 4100]);
});

test('a goal without a deadline has the years of its figures', () => {
  expect(chartYears({ ...chart, path: [], deadlineYear: null })).toEqual([
    2018, 2019, 2020, 2021, 2022,
  ]);
});
