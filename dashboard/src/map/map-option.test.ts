import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../../reference/project-root.ts';
import { buildMapOption, type Drawn } from './map-option.ts';
import type { Outlines } from './outline.ts';
import type { Scale } from './scale.ts';
import { NO_FIGURE, shades } from './shade.ts';

const COLOURS = {
  text: 'rgb(22, 32, 44)',
  line: 'rgb(74, 85, 99)',
  actual: 'rgb(15, 76, 117)',
  path: 'rgb(122, 77, 0)',
  target: 'rgb(160, 29, 24)',
  ground: 'rgb(255, 255, 255)',
};
const SCALE: Scale = { kind: 'sequential', edges: ['80', '100'], unit: '%' };

interface Item {
  readonly name: string;
  readonly value: unknown;
  readonly itemStyle?: Readonly<Record<string, unknown>>;
  readonly label?: { readonly formatter: string };
}

/** The parts of the option that the reader sees. */
function drawn({
  selected = null,
  narrow = false,
}: Partial<Pick<Drawn, 'selected' | 'narrow'>> = {}) {
  const outlines = JSON.parse(
    readFileSync(projectPath('data', 'geo', 'jinan.geojson'), 'utf8'),
  ) as Outlines;
  const values = [
    { region: '370102', label: '历下区', value: '108.75', text: '108.75%' },
    { region: '370112', label: '历城区', value: null, text: '没有任务数' },
    { region: '370114', label: '章丘区', value: '80', text: '80%' },
    { region: 'JN-QBQ', label: '济南新旧动能转换起步区', value: '12', text: '12%' },
    { region: 'JN-NSQ', label: '南部山区', value: null, text: '没有数据' },
  ];
  const option = buildMapOption(
    { map: 'jinan', outlines, values, scale: SCALE, selected, narrow },
    COLOURS,
    'zh',
  ) as unknown as {
    geo: { regions: Item[] };
    series: { data: Item[] }[];
    tooltip: { formatter: (item: { name: string }) => string };
  };
  const named = (items: readonly Item[] | undefined, name: string) =>
    items?.find((item) => item.name === name);
  const [areas, zones, labels] = option.series.map(({ data }) => data);
  return {
    region: (name: string) => named(option.geo.regions, name)?.itemStyle,
    area: (name: string) => named(areas, name),
    zone: (name: string) => named(zones, name),
    label: (name: string) => named(labels, name)?.label?.formatter,
    told: (name: string) => option.tooltip.formatter({ name }),
  };
}

test('a district has the shade of its class, the most the darkest', () => {
  const [, middle, most] = shades(3, 'light');
  expect(drawn().region('370102')).toMatchObject({ areaColor: most });
  expect(drawn().region('370114')).toMatchObject({ areaColor: middle });
});

test('a district without a figure is hatched, whether it was asked for or not', () => {
  for (const region of ['370112', '370126']) {
    expect(drawn().region(region)).toMatchObject({ areaColor: NO_FIGURE.light.ground });
    expect(drawn().area(region)?.itemStyle).toHaveProperty('decal');
  }
  expect(drawn().area('370102')?.itemStyle).toBeUndefined();
});

test('a zone is a marker, is told to be schematic, and is not drawn where it was not asked for', () => {
  expect(drawn().zone('JN-QBQ')?.itemStyle).toMatchObject({ color: shades(3, 'light')[0] });
  expect(drawn().zone('JN-GXQ')).toBeUndefined();
  expect(drawn().told('JN-QBQ')).toBe('济南新旧动能转换起步区\n12%\n示意位置');
});

test('a zone without a figure has a broken outline', () => {
  expect(drawn().zone('JN-NSQ')?.itemStyle).toMatchObject({ borderType: [2, 2] });
});

test('names and figures stand on the map, on a phone the names alone; why a figure is missing is told', () => {
  expect(drawn().label('370102')).toBe('历下区\n108.75%');
  expect(drawn({ narrow: true }).label('370102')).toBe('历下区');
  expect(drawn().label('JN-QBQ')).toBe('起步区\n12%');
  expect(drawn().label('370112')).toBe('历城区');
  expect(drawn().told('370112')).toBe('历城区\n没有任务数');
  expect(drawn().told('370126')).toBe('商河县\n没有数据');
});

test('the district that the page is about has the heavier outline', () => {
  expect(drawn({ selected: '370114' }).region('370114')).toMatchObject({ borderWidth: 2.5 });
  expect(drawn().region('370114')).toMatchObject({ borderWidth: 0.75 });
});
