import { yearBefore } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { DerivedQueryName } from '../reference/reconciliations.ts';
import type { Point } from './points.ts';

interface Remark {
  readonly zh: string;
  readonly en: string;
}

const NOUNS: Record<DerivedQueryName, Remark> = {
  'high-tech-firms': { zh: '家企业', en: 'firms' },
  'high-tech-recognised': { zh: '份证书', en: 'certificates' },
  'contract-turnover': { zh: '份合同', en: 'contracts' },
  'rd-by-region': { zh: '家单位', en: 'units' },
};

/** Counts that a derived figure leaves out or cannot vouch for, in the order they are told. */
const APART: Record<string, Remark> = {
  undated_moves: { zh: '迁入而无迁入日期，自发证日起计', en: 'moved in on an unknown day' },
  zero_reporters: { zh: '报送为零', en: 'reported zero' },
  non_reporters: { zh: '未报送', en: 'did not report' },
  without_figure: { zh: '已报送而缺数', en: 'reported without a figure' },
  unclear: { zh: '未写明是否纳入或报送', en: 'do not say whether they were included or reported' },
};

/** The share of a city's facts that name no district, rounded to six decimals; null without facts. */
export function shareWithoutDistrict({ facts, withoutDistrict }: Point): Decimal | null {
  if (!withoutDistrict || facts === 0n) return null;
  return new Decimal(withoutDistrict.facts.toString()).div(facts.toString()).toDecimalPlaces(6);
}

/** What a reader must know of the facts behind a derived figure; null where nothing is amiss. */
export function coverageRemark(
  point: Point,
  query: DerivedQueryName,
  measures: readonly string[],
): Remark | null {
  const noun = NOUNS[query];
  const remarks: Remark[] = [];
  const { withoutDistrict, unplaced, firstIssuedOn, year } = point;
  if (withoutDistrict && withoutDistrict.facts > 0n) {
    const share = shareWithoutDistrict(point)?.times(100).toDecimalPlaces(2).toFixed() ?? '';
    const { facts } = withoutDistrict;
    remarks.push({
      zh: `${facts}${noun.zh}（${share}%）未载明区县`,
      en: `${facts} ${noun.en} (${share} %) name no district`,
    });
  }
  if (unplaced.facts > 0n) {
    remarks.push({
      zh: `另有${unplaced.facts}${noun.zh}未载明所在地，未计入任何城市`,
      en: `${unplaced.facts} more ${noun.en} name no place and are in no city's figure`,
    });
  }
  for (const [name, words] of Object.entries(APART)) {
    const count = point.counts[name] ?? 0n;
    if (count > 0n) {
      remarks.push({
        zh: `${count}${noun.zh}${words.zh}`,
        en: `${count} ${noun.en} ${words.en}`,
      });
    }
  }
  const lacking = point.counts['without_technical'] ?? 0n;
  if (lacking > 0n && measures.includes('technical_fen')) {
    remarks.push({
      zh: `${lacking}${noun.zh}无技术交易额`,
      en: `${lacking} ${noun.en} carry no technical amount`,
    });
  }
  if (firstIssuedOn !== null && firstIssuedOn > threeYearsBefore(year)) {
    remarks.push({
      zh: `载入的最早证书发于${firstIssuedOn}，此前三年内发证、仍有效的可能未载入`,
      en: `the earliest certificate loaded is of ${firstIssuedOn}; older ones still valid may be missing`,
    });
  }
  if (remarks.length === 0) return null;
  return {
    zh: remarks.map(({ zh }) => zh).join('；'),
    en: remarks.map(({ en }) => en).join('; '),
  };
}

/** A certificate is valid for three years, so a stock rests on those issued within them. */
function threeYearsBefore(year: number): string {
  return yearBefore(yearBefore(yearBefore(`${year}-12-31`)));
}
