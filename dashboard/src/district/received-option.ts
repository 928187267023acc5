import type { EChartsCoreOption } from 'echarts/core';
import { PALETTE } from '../exposure/palette.ts';
import type { Language } from '../language/language.ts';
import { compact, roughly } from '../language/number.ts';
import type { ChartColours } from '../view/plot.ts';
import { frame, valueAxis } from './frame.ts';

/** A level of government over the years, in yuan. */
export interface LevelBand {
  readonly name: string;
  readonly amounts: readonly string[];
}

/** Money by year, the levels one on the other. Pure. */
export function buildReceivedOption(
  years: readonly number[],
  bands: readonly LevelBand[],
  colours: ChartColours,
  language: Language,
): EChartsCoreOption {
  const base = frame(years, colours);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      valueFormatter: (value: unknown) => roughly(String(value), language),
    },
    yAxis: valueAxis(colours, {
      axisLabel: {
        color: colours.text,
        formatter: (value: number) => compact(String(value), language),
      },
    }),
    series: bands.map(({ name, amounts }, at) => ({
      name,
      type: 'bar',
      stack: 'year',
      barMaxWidth: 64,
      data: amounts.map(Number),
      itemStyle: { color: PALETTE[at], borderColor: colours.ground },
    })),
  };
}
