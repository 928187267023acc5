import type { Language } from '../language/language.ts';
import { classNames, classOf, type Scale } from './scale.ts';
import { text } from './text.ts';
import type { City, UnitValue } from './unit-value.ts';

/** What a map shows. */
export interface Shown {
  readonly city: City;
  /** Which figure, and of which period. */
  readonly title: string;
  readonly values: readonly UnitValue[];
  readonly scale: Scale;
  readonly simulated: boolean;
}

/** The map in words: whether it is simulated, each class with its units, the units without a figure. */
export function summarise(
  { city, title, values, scale, simulated }: Shown,
  language: Language,
): string {
  const words = text[language];
  const groups = classNames(scale, language).map((name, at) => ({
    name,
    units: values.filter(({ value }) => classOf(value, scale) === at),
  }));
  const without = values.filter(({ value }) => classOf(value, scale) === null);
  return [
    simulated ? words.simulated : '',
    words.summary(words.cities[city], title, values.length - without.length, values.length),
    ...[...groups, { name: words.noFigure, units: without }]
      .filter(({ units }) => units.length > 0)
      .map(({ name, units }) =>
        words.group(
          name,
          units.map((unit) => `${unit.label} ${unit.text}`),
        ),
      ),
  ]
    .join('')
    .trim();
}
