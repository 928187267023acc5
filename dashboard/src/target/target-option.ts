import type { EChartsCoreOption } from 'echarts/core';
import type { TargetPage } from '../../../targets/page.ts';
import { unitWord } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';
import { number } from '../language/number.ts';
import { estimate } from '../view/estimate.ts';
import type { ChartColours } from '../view/plot.ts';
import { text } from './text.ts';

type Chart = TargetPage['chart'];

/**
 * The target's chart as ECharts options: actual figures, the declared path, the threshold, and the
 * forecast's median in its 10–90 % band from the last figure it starts from. Pure; years are categories, so no time zone can move a point.
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
  const ahead = fan(chart);
  const along = (value: (point: Distribution) => number) =>
    years.map((year) => {
      const point = ahead.find((candidate) => candidate.year === year);
      return point ? value(point) : null;
    });
  const highest = Number(chart.stretch ?? chart.threshold ?? 0);
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: 'sans-serif' },
    grid: {
      left: 8,
      right: 24,
      top: 40,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.ground,
      textStyle: { color: colours.text },
    },
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
          textBorderColor: colours.ground,
          textBorderWidth: 3,
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
            textBorderColor: colours.ground,
            textBorderWidth: 3,
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
        lineStyle: { type: 'dotted', width: 2 },
        itemStyle: { color: colours.path },
      },
      // The band is the area between two stacked lines; the lower one is not seen.
      {
        ...BAND,
        name: 'p10',
        data: along(({ p10 }) => p10),
      },
      {
        ...BAND,
        name: words.band,
        data: along(({ p10, p90 }) => p90 - p10),
        itemStyle: { color: colours.actual },
        areaStyle: { color: colours.actual, opacity: 0.18 },
      },
      {
        name: words.median,
        type: 'line',
        data: along(({ p50 }) => p50),
        symbol: 'emptyCircle',
        symbolSize: 5,
        lineStyle: { type: 'dashed', width: 2 },
        itemStyle: { color: colours.actual },
        tooltip: { valueFormatter: intervalAt(along, language) },
      },
    ].filter(({ data }) => data.some((value) => value !== null)),
  };
}

const BAND = {
  type: 'line',
  stack: 'band',
  stackStrategy: 'all',
  symbol: 'none',
  silent: true,
  lineStyle: { opacity: 0 },
  tooltip: { show: false },
};

type Distribution = Pick<Chart['forecast'][number], 'year' | 'p10' | 'p50' | 'p90'>;

/** The forecast, led by the figure that it starts from, which is certain. */
function fan({ actual, forecast }: Chart): Distribution[] {
  const first = forecast[0];
  const start = actual.find(({ year, bound }) => year + 1 === first?.year && bound === null);
  if (!start) return [...forecast];
  const value = Number(start.value);
  return [{ year: start.year, p10: value, p50: value, p90: value }, ...forecast];
}

function intervalAt(
  along: (value: (point: Distribution) => number) => (number | null)[],
  language: Language,
) {
  const low = along(({ p10 }) => p10);
  const high = along(({ p90 }) => p90);
  return (median: number | null, index: number): string => {
    const [from, to] = [low[index] ?? null, high[index] ?? null];
    if (median === null || from === null || to === null) return '—';
    if (from === to) return estimate(median, language);
    return `${estimate(median, language)} (${estimate(from, language)}–${estimate(to, language)})`;
  };
}

/** Every year from the first point to the deadline, those without a figure too. */
export function chartYears({ actual, beforeBreak, path, forecast, deadlineYear }: Chart): number[] {
  const years = [...actual, ...beforeBreak, ...path, ...forecast].map(({ year }) => year);
  const all = deadlineYear === null ? years : [...years, deadlineYear];
  const first = Math.min(...all);
  return Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
}

function isRough(chart: Chart, year: number | undefined): boolean {
  return chart.actual.some((point) => point.year === year && point.bound !== null);
}
