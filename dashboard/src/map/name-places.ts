import type { Place } from './outline.ts';

/** Where a division's name stands off its middle, in degrees, so that neighbours leave room for it. */
export interface NamePlace {
  readonly shift: Place;
  /** It stands beside the division, on the page's own ground. */
  readonly beside: boolean;
}

export const NAME_PLACES: Readonly<Record<string, NamePlace>> = {
  // South of the names of Huaiyin and Lixia.
  '370103': { shift: [-0.025, -0.045], beside: false },
  // Licheng bends round Lixia; its north is wide.
  '370112': { shift: [0.065, 0.155], beside: false },
  // North of the name of Jinan's High-tech Zone.
  '370114': { shift: [0.02, 0.06], beside: false },
  // Between the names of Licang and the coast.
  '370212': { shift: [0.03, 0.02], beside: false },
  '370213': { shift: [-0.01, 0], beside: false },
  // The marker of the High-tech Zone stands in the south-west of Chengyang.
  '370214': { shift: [0.1, 0.055], beside: false },
  // The two old town districts of Qingdao are smaller than their names; there is sea beside them.
  '370202': { shift: [0, -0.055], beside: true },
  '370203': { shift: [-0.14, 0], beside: true },
};
