import { formatYuan } from '../../core/money.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { MoneyRule } from '../../subsidies/catalogue.ts';
import { briefly } from '../../subsidies/rule-page.ts';
import type { CityMoney, MoneyLine } from './money.ts';

interface Law {
  readonly rules: ReadonlyMap<string, MoneyRule>;
  readonly reference: Reference;
}

/** What a line of money rests on: a rule, or what the records name where no rule matches. */
function lineOf(
  { rule: id, documentNo, clause, parts, rows }: MoneyLine,
  { rules, reference }: Law,
) {
  const rule = rules.get(id ?? '');
  const brief = rule ? briefly(rule, reference) : null;
  return {
    rule: id,
    title: brief?.title ?? null,
    titleEn: brief?.titleEn ?? null,
    documentNo: brief ? brief.documentNo : documentNo,
    clause: brief ? brief.clause : clause,
    rows,
    ...levels(parts),
  };
}

function levels({ province, city, district }: MoneyLine['parts']) {
  return {
    total: formatYuan(province + city + district),
    province: formatYuan(province),
    city: formatYuan(city),
    district: formatYuan(district),
  };
}

function summed(lines: readonly MoneyLine[]) {
  let [province, city, district] = [0n, 0n, 0n];
  for (const { parts } of lines) {
    province += parts.province;
    city += parts.city;
    district += parts.district;
  }
  return levels({ province, city, district });
}

/** What no rule matches comes last, else the largest first. */
function largest(a: MoneyLine, b: MoneyLine): number {
  if ((a.rule === null) !== (b.rule === null)) return a.rule === null ? 1 : -1;
  const [one, other] = [a, b].map(({ parts }) => parts.province + parts.city + parts.district);
  return one === other ? 0 : (one ?? 0n) > (other ?? 0n) ? -1 : 1;
}

/** What the beneficiaries of a unit received, by budget year and rule, net of refunds. In yuan. */
export function presentReceived({ received }: CityMoney, region: string, law: Law) {
  const own = received.filter((line) => line.region === region);
  const years = [...new Set(own.map(({ year }) => year))].toSorted((a, b) => b - a);
  return years.map((year) => {
    const lines = own.filter((line) => line.year === year);
    return {
      year,
      ...summed(lines),
      rows: lines.toSorted(largest).map((line) => lineOf(line, law)),
    };
  });
}

/**
 * The district's own part of what was approved and not paid, and of what is owed and not approved yet, by
 * the year in which it falls due. What is approved is due in the year of the approval. Where a rule pays
 * after another level's payment, an entitlement exists only once that payment is loaded.
 */
export function presentOwed({ unpaid, open }: CityMoney, region: string, law: Law, year: number) {
  const own = (lines: readonly MoneyLine[], kind: 'approved' | 'entitled') =>
    lines
      .filter((line) => line.region === region && line.parts.district > 0n)
      .map((line) => ({ kind, line }));
  const all = [...own(unpaid, 'approved'), ...own(open, 'entitled')];
  const sum = (of: readonly { line: MoneyLine }[]) =>
    formatYuan(of.reduce((fen, { line }) => fen + line.parts.district, 0n));
  return {
    total: sum(all),
    approved: sum(all.filter(({ kind }) => kind === 'approved')),
    entitled: sum(all.filter(({ kind }) => kind === 'entitled')),
    /** Of it what falls due by the end of the day's year. */
    dueByNow: sum(all.filter(({ line }) => line.year <= year)),
    rows: all
      .toSorted((a, b) => a.line.year - b.line.year || largest(a.line, b.line))
      .map(({ kind, line }) => {
        const rule = law.rules.get(line.rule ?? '');
        return {
          kind,
          dueYear: line.year,
          /** When the rule has it fall due; null where no rule matches. */
          due: rule ? dueOf(rule) : null,
          evidence: rule?.payable.evidence ?? null,
          match: rule?.mechanism.kind === 'match',
          ...lineOf(line, law),
        };
      }),
  };
}

function dueOf({ payable }: MoneyRule): 'printed' | 'afterPayment' | 'assumed' {
  if (payable.lag === 'afterPayment') return 'afterPayment';
  return payable.lag === 'notPrinted' ? 'assumed' : 'printed';
}
