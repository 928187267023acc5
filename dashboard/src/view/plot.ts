import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import type { Attachment } from 'svelte/attachments';

/** The colours of a theme, taken from the page's own. */
export interface ChartColours {
  readonly text: string;
  readonly line: string;
  readonly actual: string;
  readonly path: string;
  readonly target: string;
  /** Behind the lines; keeps labels legible where lines cross them. */
  readonly ground: string;
}

/** ECharts' `init`, with just the parts that a page draws with. */
type Init = (element: HTMLElement, theme: null, options: { renderer: 'svg' }) => EChartsType;

/** Loads the chart library once the page stands, draws, and follows size and theme. */
export function plot(
  load: () => Promise<{ readonly init: Init }>,
  option: (colours: ChartColours) => EChartsCoreOption,
): Attachment<HTMLElement> {
  return (element) => {
    // Svelte watches what is read at once: where that changes, this is attached anew.
    option(coloursOf(element));
    let dispose = () => {};
    let gone = false;
    void load().then(({ init }) => {
      if (gone) return;
      const instance = init(element, null, { renderer: 'svg' });
      const paint = () => instance.setOption(option(coloursOf(element)));
      const resize = new ResizeObserver(() => instance.resize());
      const themes = new MutationObserver(paint);
      const scheme = matchMedia('(prefers-color-scheme: dark)');
      paint();
      resize.observe(element);
      themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      scheme.addEventListener('change', paint);
      dispose = () => {
        resize.disconnect();
        themes.disconnect();
        scheme.removeEventListener('change', paint);
        instance.dispose();
      };
    });
    return () => {
      gone = true;
      dispose();
    };
  };
}

function coloursOf(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: colour('--text'),
    line: colour('--quiet'),
    actual: colour('--accent'),
    path: colour('--warn'),
    target: colour('--bad'),
    ground: colour('--card'),
  };
  probe.remove();
  return colours;
}
