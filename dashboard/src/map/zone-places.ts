import type { Place } from './outline.ts';

/** Where a marker's name stands. */
export type Side = 'left' | 'right' | 'top';

/**
 * Where the marker of a functional zone stands. No text at hand prints an outline or a position of
 * any of them, so every place is schematic: the middle of the divisions that the zone lies in, or,
 * where that would fall on a division's own middle, towards the side that the reason names.
 */
export interface ZonePlace {
  readonly name: string;
  readonly nameEn: string;
  /** The divisions that it lies in, as `reference/regions` has them. */
  readonly within: readonly string[];
  /** From the middle of those divisions, in degrees. */
  readonly shift: Place;
  /** On which side of the marker its name has room. */
  readonly side: Side;
  readonly reason: string;
}

const MIDDLE = '所在各区的中间';

export const ZONE_PLACES: Readonly<Record<string, ZonePlace>> = {
  'JN-GXQ': {
    name: '济南高新区',
    nameEn: 'High-tech Zone',
    within: ['370102', '370112', '370114'],
    shift: [0, 0],
    side: 'right',
    reason: MIDDLE,
  },
  'JN-QBQ': {
    name: '起步区',
    nameEn: 'Start-up Area',
    within: ['370105', '370112', '370114', '370115'],
    shift: [-0.1, 0.05],
    side: 'top',
    reason: `${MIDDLE}，移到黄河以北：太平、孙耿、崔寨、桑梓店、大桥都在北岸`,
  },
  'JN-NSQ': {
    name: '南部山区',
    nameEn: 'Southern Mountains',
    within: ['370112'],
    shift: [-0.02, -0.16],
    side: 'right',
    reason: '代管历城区南部的仲宫、柳埠、西营',
  },
  'JN-LWGXQ': {
    name: '莱芜高新区',
    nameEn: 'Laiwu High-tech Zone',
    within: ['370116', '370117'],
    shift: [0, 0],
    side: 'left',
    reason: MIDDLE,
  },
  'QD-GXQ': {
    name: '青岛高新区',
    nameEn: 'High-tech Zone',
    within: ['370214'],
    shift: [-0.1, -0.02],
    side: 'right',
    reason: '胶州湾北部主园区',
  },
  'QD-SHSFQ': {
    name: '上合示范区',
    nameEn: 'SCO Area',
    within: ['370281'],
    shift: [0, -0.12],
    side: 'left',
    reason: '胶州经济技术开发区，在胶州市南部',
  },
  'QD-ZMQ': {
    name: '青岛自贸片区',
    nameEn: 'Free Trade Area',
    within: ['370211'],
    shift: [0.2, 0.1],
    side: 'left',
    reason: '在西海岸新区东北部沿胶州湾一侧',
  },
  'QD-LG': {
    name: '青岛蓝谷',
    nameEn: 'Blue Valley',
    within: ['370215'],
    shift: [0.15, -0.09],
    side: 'right',
    reason: '即墨区鳌山卫、温泉，在东部沿海',
  },
};
