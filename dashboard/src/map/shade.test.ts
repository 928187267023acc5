import { describe, expect, test } from 'vitest';
import { contrast, inkOn, linear, NO_FIGURE, shades, themeOf } from './shade.ts';

/**
 * What a reader sees: linear RGB as it is, and as dichromats see it, by the matrices for a severity of 1
 * in Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision
 * Deficiency, 2009.
 */
const EYES = {
  'all three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones (protanopia)': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones (deuteranopia)': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones (tritanopia)': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

type Triple = readonly [number, number, number];

function seen(colour: string, eye: readonly Triple[]): Triple {
  const [red, green, blue] = linear(colour);
  const part = ([r, g, b]: Triple) => Math.min(1, Math.max(0, r * red + g * green + b * blue));
  return eye.map(part) as unknown as Triple;
}

/** CIE L*, a*, b* under D65. */
function lab([red, green, blue]: Triple): Triple {
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

const lightness = (colour: string, eye: readonly Triple[]) => lab(seen(colour, eye))[0];

/** The grounds of a card, as `app.css` has them. */
const CARDS = { light: '#ffffff', dark: '#1a212b' } as const;

describe.each(['light', 'dark'] as const)('on a %s page', (theme) => {
  test.each(Object.entries(EYES))(
    'whoever sees with %s tells each class from the next by its lightness alone',
    (_, eye) => {
      for (const count of [2, 3, 4, 5]) {
        const steps = shades(count, theme).map((shade) => lightness(shade, eye));
        const gaps = steps.slice(1).map((step, at) => step - (steps[at] ?? 0));
        const away = theme === 'light' ? -1 : 1;
        expect(gaps.filter((gap) => gap * away < 12)).toEqual([]);
      }
    },
  );

  test('a name reads on every shade with a contrast of 4.5 or more', () => {
    const grounds = [
      ...[1, 2, 3, 4, 5].flatMap((count) => shades(count, theme)),
      NO_FIGURE[theme].ground,
    ];
    expect(grounds.filter((shade) => contrast(inkOn(shade), shade) < 4.5)).toEqual([]);
  });

  test('the hatch of a missing figure stands out by 3 or more from what it lies on', () => {
    const { ground, hatch } = NO_FIGURE[theme];
    expect(contrast(hatch, ground)).toBeGreaterThanOrEqual(3);
  });

  test('most is farthest from the page', () => {
    const [least, most] = [shades(5, theme).at(0), shades(5, theme).at(-1)].map((shade) =>
      contrast(shade ?? '', CARDS[theme]),
    );
    expect(most).toBeGreaterThan(least ?? Infinity);
    expect(most).toBeGreaterThanOrEqual(7);
  });
});

test('one class has the middle shade, and two have the ends', () => {
  expect(shades(1, 'light')).toEqual([shades(5, 'light')[2]]);
  expect(shades(2, 'dark')).toEqual([shades(5, 'dark')[0], shades(5, 'dark')[4]]);
});

test('the theme follows from the ground that the page paints', () => {
  expect(themeOf('rgb(255, 255, 255)')).toBe('light');
  expect(themeOf('rgb(26, 33, 43)')).toBe('dark');
});
