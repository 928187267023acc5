export type Theme = 'light' | 'dark';

/** Blues that grow away from the ground, so that more is always more, for whoever confuses hues too. */
const RAMPS = {
  light: ['#e3eef9', '#a4c9e7', '#629fd0', '#296ba8', '#06376a'],
  dark: ['#22384c', '#2f5d85', '#4487bb', '#80b5de', '#cfe5f7'],
} as const satisfies Record<Theme, readonly string[]>;

/** A unit without a figure: grey under a hatch, which no class has. */
export const NO_FIGURE = {
  light: { ground: '#f2f3f5', hatch: '#7d8590' },
  dark: { ground: '#242a32', hatch: '#79838f' },
} as const satisfies Record<Theme, unknown>;

/** What is written on a shade. */
const INKS = ['#000000', '#ffffff'] as const;

/** So many shades, from the least to the most. */
export function shades(count: number, theme: Theme): string[] {
  const ramp = RAMPS[theme];
  return Array.from({ length: count }, (_, at) => {
    // Two classes stand at the ends of the ramp, one alone in its middle.
    const place = count === 1 ? (ramp.length - 1) / 2 : (at * (ramp.length - 1)) / (count - 1);
    const low = Math.floor(place);
    return mix(ramp[low] ?? ramp[0], ramp[low + 1] ?? ramp[low] ?? ramp[0], place - low);
  });
}

/** The ink that reads better on a shade, black or white. */
export function inkOn(shade: string): string {
  return contrast(INKS[0], shade) >= contrast(INKS[1], shade) ? INKS[0] : INKS[1];
}

/** The contrast ratio of WCAG 2 between two colours `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Linear red, green and blue of a colour `#rrggbb`, each 0 to 1. */
export function linear(colour: string): [number, number, number] {
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: string, to: string, share: number): string {
  const part = (at: number) => {
    const [low, high] = [from, to].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    const value = Math.round((low ?? 0) + ((high ?? 0) - (low ?? 0)) * share);
    return value.toString(16).padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** The theme of a page whose ground has this computed colour, `rgb(r, g, b)`. */
export function themeOf(ground: string): Theme {
  const [red = 255, green = 255, blue = 255] = (ground.match(/[\d.]+/g) ?? []).map(Number);
  return red + green + blue < 384 ? 'dark' : 'light';
}
