import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../../language/language.ts';
import { compact, number } from '../../language/number.ts';
import type { ChartColours } from '../../view/plot.ts';
import type { AmountsAnswer } from '../answer.ts';
import { text } from './text.ts';

export type Bins = NonNullable<AmountsAnswer['distribution']>['bins'];

/** How many payments fall into each span of amounts, as ECharts options. Pure. */
export function buildDistributionOption(
  bins: Bins,
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
      top: 32,
      bottom: 24,
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
      name: words.yuan,
      nameLocation: 'middle',
      nameGap: 28,
      data: bins.map(({ from, to }) => binName(from, to, language)),
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: words.rowsName,
      nameTextStyle: { align: 'left' },
      minInterval: 1,
      axisLabel: { color: colours.text },
      splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
    },
    series: [
      {
        name: words.rowsName,
        type: 'bar',
        data: bins.map(({ count }) => count),
        itemStyle: { color: colours.actual },
        barCategoryGap: '10%',
        barMaxWidth: 72,
        label: {
          show: bins.length <= 12,
          position: 'top',
          color: colours.text,
          formatter: ({ value }: { value: number }) =>
            value === 0 ? '' : number(String(value), language),
        },
      },
    ],
  };
}

/** A span of amounts, short enough for an axis; a single amount where both ends are the same. */
export function binName(from: string, to: string, language: Language): string {
  const [low, high] = [compact(from, language), compact(to, language)];
  return from === to ? low : `${low}–${high}`;
}
