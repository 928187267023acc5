import { dayOf, YEARS } from './calendar.ts';
import { inYuan } from './money-text.ts';
import type { Seed } from './random.ts';
import type { Research, Spending } from './research.ts';
import { divisionText, zoneText } from './units.ts';

/** The rows of `rd-spend`: by year, from the R&D statistics and from the tax deductions. */
export function* researchRows(seed: Seed, research: Research): Generator<string[]> {
  const basic = seed.stream('basic research');
  for (const year of YEARS) {
    for (const unit of research.units) {
      const spending = research.in(unit, year);
      if (spending === null) continue;
      const share = unit.kind === '企业' ? 0.02 : 0.35;
      const own = basic.at(unit.index, year).unit();
      if (spending.inStatistics) {
        yield statisticsRow(spending, Math.floor(spending.thousands * share * own));
      }
      const deductible = research.deductible(unit, year);
      if (deductible > 0) yield deductionRow(spending, deductible);
    }
  }
}

function statisticsRow(spending: Spending, basic: number): string[] {
  const { reported, thousands, sales } = spending;
  const main = Math.floor((sales * 97) / 100);
  return [
    ...unitCells(spending),
    '研发统计',
    '是',
    reported ? '是' : '否',
    ...(reported ? [String(thousands), String(basic)] : ['', '']),
    '',
    ...(reported ? [String(sales), String(main)] : ['', '']),
  ];
}

function deductionRow(spending: Spending, deductible: number): string[] {
  const { inStatistics, thousands, sales } = spending;
  return [
    ...unitCells(spending),
    '加计扣除',
    inStatistics ? '是' : '否',
    '是',
    String(thousands),
    '',
    inYuan(deductible),
    String(sales),
    String(Math.floor((sales * 97) / 100)),
  ];
}

function unitCells({ unit, year }: Spending): string[] {
  return [
    unit.code,
    unit.name,
    unit.kind,
    divisionText(unit),
    zoneText(unit, dayOf(year, 12, 31)),
    String(year),
  ];
}
