import type { Language } from '../language/language.ts';
import type { BeneficiaryAnswer } from '../subsidies/answer.ts';
import { registeredKind } from '../subsidies/words/beneficiary.ts';

const SIZES_EN: Readonly<Record<string, string>> = {
  大型: 'large',
  中型: 'medium',
  小型: 'small',
  微型: 'micro',
};

/** A unit as a page shows it: kind, size and district in words. */
export function unitInWords(unit: BeneficiaryAnswer['unit'], language: Language) {
  const { kind, size } = unit;
  return {
    ...unit,
    kind: kind === null ? null : registeredKind(kind, { language }),
    size: size === null || language === 'zh' ? size : (SIZES_EN[size] ?? size),
    place: language === 'zh' ? unit.regionName : unit.regionNameEn,
  };
}

export type UnitInWords = ReturnType<typeof unitInWords>;
