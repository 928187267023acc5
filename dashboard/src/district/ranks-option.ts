import type { EChartsCoreOption } from 'echarts/core';
import { PALETTE } from '../exposure/palette.ts';
import type { ChartColours } from '../view/plot.ts';
import { frame, valueAxis } from './frame.ts';

/** The ranks of a unit by one scheme; null where it has none in a period. */
export interface RankLine {
  readonly name: string;
  readonly ranks: readonly (number | null)[];
}

/** Ranks by period, the first place on top. Pure. */
export function buildRanksOption(
  periods: readonly string[],
  lines: readonly RankLine[],
  most: number,
  colours: ChartColours,
): EChartsCoreOption {
  return {
    ...frame(periods, colours),
    yAxis: valueAxis(colours, {
      inverse: true,
      min: 1,
      max: most,
      minInterval: 1,
      axisLabel: { color: colours.text, showMaxLabel: false },
    }),
    series: lines.map(({ name, ranks }, at) => ({
      name,
      type: 'line',
      data: ranks,
      symbol: at === 0 ? 'circle' : 'rect',
      symbolSize: 8,
      lineStyle: { width: 2.5, type: at === 0 ? 'solid' : 'dashed', color: PALETTE[at] },
      itemStyle: { color: PALETTE[at] },
      label: { show: true, position: 'top', color: colours.text, fontSize: 12 },
    })),
  };
}
