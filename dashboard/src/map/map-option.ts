import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../language/language.ts';
import type { ChartColours } from '../view/plot.ts';
import { between, middleOf, moved, type Outlines, type Place } from './outline.ts';
import { classNames, classOf, type Scale } from './scale.ts';
import { NAME_PLACES } from './name-places.ts';
import { inkOn, NO_FIGURE, shades, themeOf } from './shade.ts';
import { text } from './text.ts';
import type { UnitValue } from './unit-value.ts';
import { ZONE_PLACES, type Side } from './zone-places.ts';

/** What is drawn. `values` may name zones and divisions of the city in any order. */
export interface Drawn {
  /** The name under which the outlines were registered. */
  readonly map: string;
  readonly outlines: Outlines;
  readonly values: readonly UnitValue[];
  readonly scale: Scale;
  readonly selected: string | null;
  /** Where there is room for names alone, as on a phone. */
  readonly narrow: boolean;
}

/** The series that a unit is drawn in, and its place in it; to point at it from outside. */
export const SERIES = { divisions: 0, zones: 1 } as const;

const ALIGN = { left: 'right', right: 'left', top: 'center' } as const satisfies Record<
  Side,
  string
>;

// About what a degree of longitude measures beside one of latitude at 36.5° north.
const ASPECT = 0.8;

/** Districts as areas, zones as diamonds, with their names and figures where there is room. Pure. */
export function buildMapOption(
  { map, outlines, values, scale, selected, narrow }: Drawn,
  colours: ChartColours,
  language: Language,
): EChartsCoreOption {
  const words = text[language];
  const theme = themeOf(colours.ground);
  const paints = shades(classNames(scale, language).length, theme).toReversed();
  const paintOf = (unit: UnitValue | undefined) =>
    unit ? paints[classOf(unit.value, scale) ?? -1] : undefined;
  const byRegion = new Map(values.map((unit) => [unit.region, unit]));
  const namedBy = new Map(
    outlines.features.map(({ properties: { adcode, name } }) => [adcode, name] as const),
  );
  const middles = new Map(
    outlines.features.map((one) => [one.properties.adcode, middleOf(one)] as const),
  );
  const hatch = {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [1.5, 5],
    rotation: -Math.PI / 4,
    color: NO_FIGURE[theme].hatch,
  };
  const areas = outlines.features.map(({ properties: { adcode } }) => {
    const paint = paintOf(byRegion.get(adcode));
    const outline = {
      borderColor: adcode === selected ? colours.text : colours.line,
      borderWidth: adcode === selected ? 2.5 : 0.75,
    };
    const fill = { areaColor: paint ?? NO_FIGURE[theme].ground };
    return { adcode, paint, style: { ...fill, ...outline } };
  });
  const zones = zonesOf(values, middles);
  const halo = (paint: string | undefined) => ({
    color: inkOn(paint ?? NO_FIGURE[theme].ground),
    textBorderColor: paint ?? NO_FIGURE[theme].ground,
    textBorderWidth: 3,
  });
  const onPage = {
    color: colours.text,
    textBorderColor: colours.ground,
    textBorderWidth: 3,
  };
  const told = (region: string, more: string[] = []) => {
    const unit = byRegion.get(region);
    return [
      unit?.label ?? namedBy.get(region) ?? region,
      unit?.text ?? words.noFigure,
      ...more,
    ].join('\n');
  };
  // Why there is no figure has no room here; pointing at the unit tells it.
  const labelled = (region: string) => {
    const unit = byRegion.get(region);
    if (!unit) return '';
    const name = shortName(unit, language);
    return narrow || unit.value === null ? name : `${name}\n${unit.text}`;
  };

  const labels = [
    ...areas.map(({ adcode, paint }) => ({
      name: adcode,
      value: [...moved(middles.get(adcode) ?? [0, 0], NAME_PLACES[adcode]?.shift)],
      label: {
        formatter: labelled(adcode),
        position: 'inside',
        ...(NAME_PLACES[adcode]?.beside === true ? onPage : halo(paint)),
      },
    })),
    ...zones.map(({ unit, at, side }) => ({
      name: unit.region,
      value: [...at],
      label: {
        formatter: labelled(unit.region),
        position: side,
        align: ALIGN[side],
        distance: 8,
        ...onPage,
      },
    })),
  ];
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: 'sans-serif' },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text },
      formatter: ({ name }: { name: string }) =>
        told(name, zones.some(({ unit }) => unit.region === name) ? [words.schematic] : []),
    },
    geo: {
      map,
      nameProperty: 'adcode',
      aspectScale: ASPECT,
      roam: false,
      selectedMode: false,
      left: 4,
      right: 4,
      top: 4,
      bottom: 4,
      label: { show: false },
      emphasis: { label: { show: false } },
      regions: areas.map(({ adcode, style }) => ({
        name: adcode,
        itemStyle: style,
        emphasis: { itemStyle: { ...style, borderColor: colours.text, borderWidth: 3 } },
      })),
    },
    series: [
      {
        id: 'divisions',
        type: 'map',
        map,
        geoIndex: 0,
        selectedMode: false,
        nameProperty: 'adcode',
        data: areas.map(({ adcode, paint }) => ({
          name: adcode,
          value: NaN,
          ...(paint === undefined && { itemStyle: { decal: hatch } }),
        })),
      },
      {
        id: 'zones',
        type: 'scatter',
        coordinateSystem: 'geo',
        symbol: 'diamond',
        symbolSize: narrow ? 12 : 15,
        z: 3,
        data: zones.map(({ unit, at }) => ({
          name: unit.region,
          value: [...at],
          itemStyle: {
            color: paintOf(unit) ?? NO_FIGURE[theme].ground,
            borderColor: colours.text,
            borderWidth: unit.region === selected ? 3.5 : 1.5,
            ...(paintOf(unit) === undefined && { borderType: [2, 2] }),
          },
        })),
        emphasis: { scale: 1.3, itemStyle: { borderColor: colours.text, borderWidth: 3 } },
      },
      {
        id: 'labels',
        type: 'scatter',
        coordinateSystem: 'geo',
        silent: true,
        z: 4,
        symbolSize: 1,
        itemStyle: { color: 'transparent' },
        labelLayout: { hideOverlap: true },
        label: {
          show: true,
          fontSize: narrow ? 11 : 12,
          fontWeight: 600,
          lineHeight: 15,
          align: 'center',
        },
        data: labels,
      },
    ],
  };
}

/** A name that fits on the map: a zone's short one, a division's without what stands in brackets. */
function shortName({ region, label }: UnitValue, language: Language): string {
  const zone = ZONE_PLACES[region];
  if (zone) return language === 'zh' ? zone.name : zone.nameEn;
  return label.replace(/[(（].*$/, '').trim();
}

interface DrawnZone {
  readonly unit: UnitValue;
  readonly at: Place;
  readonly side: Side;
}

/** The zones of which there is a figure or its absence to show, each with its schematic place. */
function zonesOf(
  values: readonly UnitValue[],
  middles: ReadonlyMap<string, Place>,
): readonly DrawnZone[] {
  return values.flatMap((unit) => {
    const place = ZONE_PLACES[unit.region];
    const within = (place?.within ?? [])
      .map((region) => middles.get(region))
      .filter((middle) => middle !== undefined);
    if (!place || within.length === 0) return [];
    return [{ unit, at: moved(between(within), place.shift), side: place.side }];
  });
}
