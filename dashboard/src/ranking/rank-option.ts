import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../language/language.ts';
import type { ChartColours } from '../view/plot.ts';
import { unitName, type HistoryAnswer } from './answer.ts';
import { periodName } from './period-name.ts';

/** Ranks over the periods, the first place on top: the unit's own line over those of all others. Pure. */
export function buildRankOption(
  periods: HistoryAnswer['periods'],
  region: string,
  colours: ChartColours,
  language: Language,
): EChartsCoreOption {
  const units = new Map(
    periods.flatMap(({ rows }) =>
      rows.map((row) => [row.region, unitName(row, language)] as const),
    ),
  );
  const ranksOf = (id: string) =>
    periods.map(({ rows }) => rows.find((row) => row.region === id)?.rank ?? null);
  const last = Math.max(1, ...periods.flatMap(({ rows }) => rows.map(({ rank }) => rank ?? 1)));
  const others = [...units.keys()].filter((id) => id !== region);
  const line = (id: string) => ({
    type: 'line',
    name: units.get(id) ?? id,
    data: ranksOf(id),
    connectNulls: false,
  });
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: 'sans-serif' },
    grid: { left: 8, right: 24, top: 24, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: periods.map((period) => periodName(period, language)),
      boundaryGap: periods.length === 1,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: colours.text },
    },
    yAxis: {
      type: 'value',
      inverse: true,
      min: 1,
      max: last,
      interval: Math.max(1, Math.ceil((last - 1) / 5)),
      splitLine: { show: false },
      axisLabel: { color: colours.text },
    },
    tooltip: { trigger: 'item' },
    series: [
      ...others.map((id) => ({
        ...line(id),
        symbol: 'none',
        silent: true,
        lineStyle: { color: colours.line, width: 1, opacity: 0.35 },
        z: 1,
      })),
      {
        ...line(region),
        symbol: 'circle',
        symbolSize: 9,
        itemStyle: { color: colours.actual },
        lineStyle: { color: colours.actual, width: 3 },
        label: {
          show: true,
          position: 'top',
          distance: 6,
          color: colours.text,
          backgroundColor: colours.ground,
          padding: [0, 2],
          fontWeight: 'bold',
        },
        z: 3,
      },
    ],
  };
}
