import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../language/language.ts';
import { compact, money } from '../language/number.ts';
import type { ChartColours } from '../view/plot.ts';
import { sign } from './sums.ts';
import { text } from './text.ts';
import type { Step } from './waterfall.ts';

/** The steps from appropriation to balance as floating bars. Pure. */
export function buildWaterfallOption(
  steps: readonly Step[],
  colours: ChartColours,
  language: Language,
): EChartsCoreOption {
  const words = text[language];
  const bars = steps.map((step) => {
    const whole = step.kind === 'appropriated' || step.kind === 'balance';
    const to = Number(step.left);
    const from = whole ? 0 : to + Number(step.amount);
    return { step, low: Math.min(from, to), high: Math.max(from, to) };
  });
  const colourOf = ({ kind, amount }: Step) => {
    if (kind === 'appropriated') return colours.actual;
    if (kind === 'balance') return sign(amount) < 0 ? colours.target : colours.actual;
    return COMING.has(kind) ? colours.path : colours.line;
  };
  const option = {
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
      backgroundColor: colours.ground,
      textStyle: { color: colours.text },
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const step = steps[dataIndex];
        return step
          ? `${words.steps[step.kind]}<br>${money(step.amount, language)} ${words.yuan}`
          : '';
      },
    },
    xAxis: {
      type: 'category',
      data: steps.map(({ kind }) => words.steps[kind]),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, interval: 0 },
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
      {
        type: 'custom',
        // The axis spans both ends of every bar.
        encode: { x: 0, y: [1, 2] },
        data: bars.map(({ low, high }, at) => [at, low, high]),
        renderItem: renderer(
          bars.map(({ step }) => ({
            colour: colourOf(step),
            label: compact(step.amount, language),
          })),
          colours,
        ),
      },
    ],
  };
  // On a phone so many words do not stand side by side.
  const narrow = { xAxis: { axisLabel: { rotate: 35 } } };
  return { baseOption: option, media: [{ query: { maxWidth: 480 }, option: narrow }] };
}

/** What is still to come. */
const COMING: ReadonlySet<Step['kind']> = new Set(['contingent', 'overdue', 'forecast']);

interface Item {
  readonly dataIndex: number;
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
  size(span: readonly [number, number]): readonly [number, number];
}

function renderer(
  bars: readonly { readonly colour: string; readonly label: string }[],
  colours: ChartColours,
) {
  return ({ dataIndex }: Item, drawing: Drawing) => {
    const bar = bars[dataIndex];
    const [x, top] = drawing.coord([drawing.value(0), drawing.value(2)]);
    const [, bottom] = drawing.coord([drawing.value(0), drawing.value(1)]);
    const width = Math.min(72, drawing.size([1, 0])[0] * 0.6);
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: x - width / 2, y: top, width, height: Math.max(2, bottom - top) },
          style: { fill: bar?.colour },
        },
        {
          type: 'text',
          style: {
            text: bar?.label,
            x,
            y: top - 4,
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
