import type { ItemFigure } from '../item-figure.ts';

/** The figure over its heads, times `times`; its base has no heads of its own and falls away. */
export function perHead(times: string, figures: readonly ItemFigure[]): ItemFigure[] {
  return figures.map((figure) => {
    const { value, heads } = figure;
    if (value === null) return figure;
    if (heads === null || heads.lte(0)) return { ...figure, value: null, reason: 'noHeads' };
    return { ...figure, value: value.times(times).div(heads), base: null };
  });
}
