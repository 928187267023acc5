import { isoDay, LAST_DAY, type Day } from './calendar.ts';
import type { Population } from './population.ts';
import { aboveScale, divisionText, sizeOn, zoneText, type Unit } from './units.ts';

/** The rows of `enterprises`: one for each span in which a unit's particulars hold. */
export function* enterpriseRows({ units }: Population): Generator<string[]> {
  for (const unit of units) {
    const starts = changesOf(unit);
    for (const [at, from] of starts.entries()) {
      const next = starts[at + 1];
      const to = next === undefined ? unit.leaves : next - 1;
      yield enterpriseRow(unit, from, to);
    }
  }
}

/** Its arrival, the day its zone was set up, and the day it became larger. */
function changesOf(unit: Unit): Day[] {
  const arrival = unit.arrives;
  const last = unit.leaves ?? LAST_DAY;
  const later = [unit.place.zoneFrom, unit.grows ?? arrival];
  const days = new Set([arrival, ...later.filter((day) => day > arrival && day <= last)]);
  return [...days].toSorted((a, b) => a - b);
}

function enterpriseRow(unit: Unit, from: Day, to: Day | null): string[] {
  const firm = unit.kind === '企业';
  const above = aboveScale(unit, from);
  return [
    unit.code,
    unit.name,
    unit.kind,
    sizeOn(unit, from) ?? '',
    firm ? (above ? '是' : '否') : '',
    firm && above ? fourUp(unit) : '',
    unit.industry?.code ?? '',
    unit.industry?.tags ?? '',
    divisionText(unit),
    zoneText(unit, from),
    isoDay(unit.founded),
    isoDay(from),
    to === null ? '' : isoDay(to),
  ];
}

function fourUp({ industry }: Unit): string {
  if (industry?.industrial === true) return '规模以上工业';
  if (industry?.code.startsWith('E') === true) return '有资质的建筑业';
  return industry?.code.startsWith('F') === true ? '限额以上批发零售业' : '规模以上服务业';
}
