import type { Scale } from '../map/scale.ts';
import type { UnitValue } from '../map/unit-value.ts';
import type { Language } from '../language/language.ts';
import { unitName, type RankingAnswer, type SchemeVersion } from './answer.ts';
import { text } from './text.ts';
import { unrankedWords } from './unranked-words.ts';

/** Every unit with its tier, as the map takes it. */
export function mapValues({ rows }: RankingAnswer, language: Language): UnitValue[] {
  const words = text[language];
  return rows.map((row) => ({
    region: row.region,
    label: unitName(row, language),
    value: row.tier,
    text: row.rank === null ? unrankedWords(row, language) : words.place(row.rank),
  }));
}

/** The tiers of a scheme, the best first. */
export function mapScale({ tiers }: SchemeVersion, language: Language): Scale {
  return {
    kind: 'steps',
    steps: tiers.steps.map(({ id, name, nameEn }) => ({
      id,
      name: language === 'zh' ? name : nameEn,
    })),
  };
}
