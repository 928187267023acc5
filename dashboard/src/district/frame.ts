import type { ChartColours } from '../view/plot.ts';

/** What the charts of the page have in common: grid, years along the foot, tooltip. */
export function frame(years: readonly (number | string)[], colours: ChartColours) {
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: 'sans-serif' },
    grid: {
      left: 8,
      right: 20,
      top: 24,
      bottom: 8,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      backgroundColor: colours.ground,
      textStyle: { color: colours.text },
    },
    xAxis: {
      type: 'category' as const,
      data: years.map(String),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.text },
    },
  };
}

export function valueAxis(colours: ChartColours, more: object = {}) {
  return {
    type: 'value' as const,
    axisLabel: { color: colours.text },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
    ...more,
  };
}
