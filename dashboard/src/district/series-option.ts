import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '../view/plot.ts';
import { frame, valueAxis } from './frame.ts';

/** A year of the chart: what was reached, what was asked for, what is expected. */
export interface SeriesYear {
  readonly year: number;
  readonly actual: number | null;
  readonly quota: number | null;
  readonly expected: { readonly p50: number; readonly p10: number; readonly p90: number } | null;
}

interface Words {
  readonly actual: string;
  readonly quota: string;
  readonly expected: string;
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

/** Actual figures as a line, quotas as dashes, the expected one with its interval as a whisker. Pure. */
export function buildSeriesOption(
  years: readonly SeriesYear[],
  words: Words,
  colours: ChartColours,
): EChartsCoreOption {
  const whiskers = years.flatMap(({ expected }, at) =>
    expected ? [[at, expected.p10, expected.p90, expected.p50]] : [],
  );
  return {
    ...frame(
      years.map(({ year }) => year),
      colours,
    ),
    yAxis: valueAxis(colours, { min: 0 }),
    series: [
      {
        name: words.actual,
        type: 'line',
        data: years.map(({ actual }) => actual),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 2.5, color: colours.actual },
        itemStyle: { color: colours.actual },
      },
      {
        name: words.quota,
        type: 'scatter',
        data: years.map(({ quota }) => quota),
        symbol: 'rect',
        symbolSize: [26, 3],
        itemStyle: { color: colours.target, opacity: 1 },
      },
      {
        name: words.expected,
        type: 'scatter',
        data: years.map(({ expected }) => expected?.p50 ?? null),
        symbol: 'diamond',
        symbolSize: 12,
        itemStyle: { color: colours.path, opacity: 1 },
      },
      {
        type: 'custom',
        silent: true,
        tooltip: { show: false },
        encode: { x: 0, y: [1, 2, 3] },
        data: whiskers,
        renderItem: (_: unknown, drawing: Drawing) => {
          const [x, low] = drawing.coord([drawing.value(0), drawing.value(1)]);
          const [, high] = drawing.coord([drawing.value(0), drawing.value(2)]);
          const line = (x1: number, y1: number, x2: number, y2: number) => ({
            type: 'line',
            shape: { x1, y1, x2, y2 },
            style: { stroke: colours.path, lineWidth: 2 },
          });
          return {
            type: 'group',
            children: [
              line(x, low, x, high),
              line(x - 8, low, x + 8, low),
              line(x - 8, high, x + 8, high),
            ],
          };
        },
      },
    ],
  };
}
