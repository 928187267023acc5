import type { EChartsCoreOption } from 'echarts/core';
import type { TargetPage } from '../../../targets/page.ts';
import { unitWord } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';
import { number } from '../language/number.ts';
import { text } from './text.ts';

/** The colours of a theme, taken from the page's own. */
export interface ChartColours {
  readonly text: string;
  readonly line: string;
  readonly actual: string;
  readonly path: string;
  readonly target: string;
}

type Chart = TargetPage['chart'];

/**
 * The target's chart as ECharts options: actual figures, the declared path dashed, the threshold.
 * Pure; years are categories, so no time zone can move a point.
 */
export function buildTargetOption(
  chart: Chart,
  colours: ChartColours,
  language: Language,
): EChartsCoreOption {
  const words = text[language];
  const years = chartYears(chart);
  const at = (points: readonly { year: number; value: string }[]) =>
    years.map((year) => {
      const point = points.find((candidate) => candidate.year === year);
      return point ? Number(point.value) : null;
    });
  const marks =
    chart.threshold === null ? [] : [{ yAxis: Number(chart.threshold), name: words.threshold }];
  const stretch =
    chart.stretch === null ? [] : [{ yAxis: Number(chart.stretch), name: words.stretch }];
  const highest = Number(chart.stretch ?? chart.threshold ?? 0);
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: 'sans-serif' },
    grid: {
      left: 8,
      right: 24,
      top: 56,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: { top: 0, right: 8, textStyle: { color: colours.text }, data: legend(chart, language) },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: years.map(String),
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: colours.text },
      // The target stays in the picture, however far the figures are from it.
      max: ({ max }: { max: number }) => (max >= highest ? null : highest),
      name: unitWord(chart.unit)[language].trim(),
      nameTextStyle: { align: 'left' },
      splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
    },
    series: [
      {
        name: words.actual,
        type: 'line',
        data: at(chart.actual).map((value, index) => ({
          value,
          symbol: isRough(chart, years[index]) ? 'emptyCircle' : 'circle',
        })),
        symbolSize: 9,
        connectNulls: false,
        label: {
          show: true,
          position: 'top',
          color: colours.text,
          formatter: ({ value }: { value: number }) => number(String(value), language),
        },
        itemStyle: { color: colours.actual },
        lineStyle: { width: 3 },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [...marks, ...stretch],
          lineStyle: { color: colours.target, type: 'solid', width: 2 },
          label: {
            formatter: ({ name, value }: { name: string; value: number }) =>
              `${name} ${number(String(value), language)}`,
            color: colours.text,
            position: 'insideMiddleTop',
          },
        },
      },
      {
        name: words.before,
        type: 'line',
        data: at(chart.beforeBreak),
        symbol: 'diamond',
        symbolSize: 8,
        itemStyle: { color: colours.line },
      },
      {
        name: words.path,
        type: 'line',
        data: at(chart.path),
        symbol: 'none',
        lineStyle: { type: 'dashed', width: 2 },
        itemStyle: { color: colours.path },
      },
    ],
  };
}

/** Every year from the first point to the deadline, those without a figure too. */
export function chartYears({ actual, beforeBreak, path, deadlineYear }: Chart): number[] {
  const years = [...actual, ...beforeBreak, ...path].map(({ year }) => year);
  const first = Math.min(...years, deadlineYear);
  const last = Math.max(...years, deadlineYear);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isRough(chart: Chart, year: number | undefined): boolean {
  return chart.actual.some((point) => point.year === year && point.bound !== null);
}

function legend({ beforeBreak, path }: Chart, language: Language) {
  const words = text[language];
  return [
    words.actual,
    ...(beforeBreak.length > 0 ? [words.before] : []),
    ...(path.length > 0 ? [{ name: words.path, icon: 'rect' }] : []),
  ];
}
