import type { Column, Kind } from './source.ts';

type Extra = Omit<Column, 'name' | 'headings' | 'kind'>;

function of(kind: Kind) {
  return (name: string, headings: string | readonly string[], extra: Extra = {}): Column => ({
    name,
    headings: typeof headings === 'string' ? [headings] : headings,
    kind,
    ...extra,
  });
}

export const cell = of('cell');
export const text = of('text');
export const identifier = of('identifier');
export const choice = of('choice');
export const code = of('code');
export const region = of('region');
export const indicator = of('indicator');
export const document = of('document');
export const date = of('date');
export const year = of('year');
export const integer = of('integer');
export const figure = of('figure');
export const money = of('money');
export const flag = of('flag');
export const list = of('list');
export const attribute = of('attribute');

export const REQUIRED = { required: true } as const;
export const PAST = { past: true } as const;
