import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../language/language.ts';
import { compact, roughly } from '../language/number.ts';
import type { ChartColours } from '../view/plot.ts';
import { PALETTE } from './palette.ts';
import { text } from './text.ts';

/** A band of the chart over the years: a policy, or the rest of them. In yuan. */
export interface Band {
  readonly name: string;
  readonly amounts: readonly string[];
}

/** The total of a year with its interval, in yuan. */
export interface Whole {
  readonly year: number;
  readonly expected: string;
  readonly p10: string;
  readonly p90: string;
}

/** What each policy is expected to cost in each year, one on the other, with the interval of the whole. Pure. */
export function buildFanOption(
  bands: readonly Band[],
  wholes: readonly Whole[],
  colours: ChartColours,
  language: Language,
): EChartsCoreOption {
  const words = text[language];
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: 'sans-serif' },
    grid: {
      left: 8,
      right: 8,
      top: 28,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: colours.ground,
      textStyle: { color: colours.text },
      valueFormatter: (value: unknown) =>
        `${roughly(String([value].flat().at(-1)), language)} ${words.yuan}`,
      extraCssText: 'max-width: 20rem; white-space: normal',
    },
    xAxis: {
      type: 'category',
      data: wholes.map(({ year }) => String(year)),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.text },
    },
    yAxis: {
      type: 'value',
      axisLabel: {
        color: colours.text,
        formatter: (value: number) => compact(String(value), language),
      },
      splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
    },
    series: [
      ...bands.map(({ name, amounts }, at) => ({
        name,
        type: 'bar',
        stack: 'year',
        barMaxWidth: 96,
        data: amounts.map(Number),
        itemStyle: { color: PALETTE[at % PALETTE.length], borderColor: colours.ground },
      })),
      {
        name: words.total,
        type: 'custom',
        silent: true,
        z: 5,
        encode: { x: 0, y: [1, 2, 3] },
        data: wholes.map(({ expected, p10, p90 }, at) => [
          at,
          Number(p10),
          Number(p90),
          Number(expected),
        ]),
        renderItem: whiskers(wholes, colours, language),
      },
    ],
  };
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

function whiskers(wholes: readonly Whole[], colours: ChartColours, language: Language) {
  return ({ dataIndex }: { dataIndex: number }, drawing: Drawing) => {
    const [x, low] = drawing.coord([drawing.value(0), drawing.value(1)]);
    const [, high] = drawing.coord([drawing.value(0), drawing.value(2)]);
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: { stroke: colours.text, lineWidth: 1.5 },
    });
    const drawn =
      low - high < 1
        ? []
        : [line(x, low, x, high), line(x - 8, low, x + 8, low), line(x - 8, high, x + 8, high)];
    return {
      type: 'group',
      children: [
        ...drawn,
        {
          type: 'text',
          style: {
            text: compact(wholes[dataIndex]?.expected ?? '0', language),
            x,
            y: high - 4,
            align: 'center',
            verticalAlign: 'bottom',
            fill: colours.text,
            fontSize: 12,
            fontFamily: 'sans-serif',
          },
        },
      ],
    };
  };
}
