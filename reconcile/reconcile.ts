import type { CivilDate } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { Bound, Grade, Provenance } from '../core/goal.ts';
import { findUnit } from '../core/unit.ts';
import type { Indicator } from '../reference/indicators.ts';
import type { Reconciliation } from '../reference/reconciliations.ts';
import type { Region } from '../reference/regions.ts';
import type { Row } from '../warehouse/connect.ts';
import { coverageRemark, shareWithoutDistrict } from './coverage.ts';
import { allowedDifference, findingOf } from './finding.ts';
import { pointsOf, type Point, type Tally } from './points.ts';

interface Subject {
  readonly reconciliation: Reconciliation;
  readonly indicator: Indicator;
  readonly regions: ReadonlyMap<string, Region>;
  readonly cityOf: ReadonlyMap<string, string>;
}

/** One derived figure beside the reported one, as the command line and the API print it. */
export type Reconciled = ReturnType<typeof pair>;

/**
 * Holds the derived figures beside the reported ones, for each region and year that has either.
 * Real and simulated facts never meet in one figure: each has a line of its own. A simulated line
 * is held against the chosen reported figure too, and says that it rests on simulated facts.
 */
export function reconcile(
  subject: Subject,
  derived: readonly Row[],
  reported: readonly Row[],
  asOf: CivilDate,
): Reconciled[] {
  const { reconciliation, indicator, cityOf } = subject;
  const { cities, districts } = reconciliation.scope;
  const points = new Map(
    pointsOf(reconciliation, derived, asOf).map((point) => [
      key(point.region, point.year, point.simulated),
      point,
    ]),
  );
  const claims = new Map(
    reported
      .filter((row) => {
        const region = String(row['region']);
        const inScope = cities.includes(cityOf.get(region) ?? '');
        return (
          row['indicator'] === indicator.id && inScope && (districts || cities.includes(region))
        );
      })
      .map((row) => {
        const simulated = row['provenance'] === 'simulated';
        return [key(String(row['region']), Number(row['year']), simulated), row];
      }),
  );
  return [...new Set([...points.keys(), ...claims.keys()])].toSorted().map((at) => {
    const [region = '', year = ''] = at.split('|');
    const claim = claims.get(at) ?? claims.get(key(region, Number(year), false));
    return pair(subject, region, Number(year), points.get(at), claim);
  });
}

/** In order: region, year, real before simulated. */
function key(region: string, year: number, simulated: boolean): string {
  return [region, year, simulated].join('|');
}

function pair(
  { reconciliation, indicator, regions, cityOf }: Subject,
  region: string,
  year: number,
  point: Point | undefined,
  claim: Row | undefined,
) {
  const { id, relation, tolerance, derived, note, noteEn } = reconciliation;
  const inUnit = scaleTo(indicator.unit);
  const value = point ? inUnit(point.value) : null;
  const reported = claim ? figureOf(claim) : null;
  const allowed = reported ? allowedDifference(tolerance, reported.value) : null;
  const difference = value && reported ? value.minus(reported.value) : null;
  const part = (tally: Tally) => ({
    value: inUnit(tally.value).toFixed(),
    facts: Number(tally.facts),
  });
  return {
    reconciliation: id,
    indicator: indicator.id,
    indicatorName: indicator.name,
    indicatorNameEn: indicator.nameEn,
    region,
    regionName: regions.get(region)?.name ?? region,
    regionNameEn: regions.get(region)?.nameEn ?? region,
    city: cityOf.get(region) ?? region,
    year,
    unit: indicator.unit,
    relation,
    derived: point
      ? {
          value: inUnit(point.value).toFixed(),
          facts: Number(point.facts),
          provenance: point.simulated ? ('simulated' as const) : ('real' as const),
        }
      : null,
    reported: reported && { ...reported, value: reported.value.toFixed() },
    difference: difference?.toFixed() ?? null,
    relativeDifference: relativeOf(difference, reported?.value),
    tolerance: {
      absolute: tolerance.absolute,
      relative: tolerance.relative,
      allowed: allowed?.toFixed() ?? null,
      reason: { zh: tolerance.reason, en: tolerance.reasonEn },
    },
    ...judge(value, reported, allowed, relation),
    coverage: point
      ? {
          withoutDistrict: point.withoutDistrict && part(point.withoutDistrict),
          shareWithoutDistrict: shareWithoutDistrict(point)?.toFixed() ?? null,
          unplaced: part(point.unplaced),
          remark: coverageRemark(point, derived.query, derived.measures),
        }
      : null,
    restsOnSimulated: point?.simulated === true || reported?.provenance === 'simulated',
    note: { zh: note, en: noteEn },
  };
}

function judge(
  value: Decimal | null,
  reported: ReturnType<typeof figureOf> | null,
  allowed: Decimal | null,
  relation: Reconciliation['relation'],
) {
  if (value && reported && allowed) {
    return findingOf({ derived: value, reported, relation, allowed });
  }
  return value
    ? { finding: 'onlyDerived' as const, reason: 'noReportedFigure' as const }
    : { finding: 'onlyReported' as const, reason: 'noFacts' as const };
}

/** Turns fen, or a number of things, into the indicator's unit, exactly. */
function scaleTo(symbol: string): (amount: bigint) => Decimal {
  const unit = findUnit(symbol);
  const fenInUnit = unit?.measure === 'money' ? new Decimal(unit.factor).times(100) : null;
  return (amount) => {
    const number = new Decimal(amount.toString());
    return fenInUnit ? number.div(fenInUnit) : number;
  };
}

/** Difference over the reported figure, rounded to six decimals; null where that is zero. */
function relativeOf(difference: Decimal | null, reported: Decimal | undefined): string | null {
  if (!difference || !reported || reported.isZero()) return null;
  return difference.div(reported.abs()).toDecimalPlaces(6).toFixed();
}

function figureOf(row: Row) {
  return {
    value: new Decimal(String(row['value'])),
    bound: row['bound'] as Bound | null,
    publisher: String(row['publisher']),
    grade: row['grade'] as Grade | null,
    provenance: row['provenance'] as Provenance,
    period: String(row['period']),
    publishedOn: row['published_on'] as CivilDate | null,
    claims: Number(row['claims']),
    file: row['file'] as string | null,
    row: Number(row['row']),
  };
}
