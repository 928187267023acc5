import { Decimal } from '../core/decimal.ts';
import { rate as readRate, type Rounding } from '../core/money.ts';
import { numberSql, type FactView } from './fact-views.ts';
import type { Figure, Terms } from './mechanism.ts';
import type { Parameter } from './parameter.ts';
import { readReference } from './references.ts';

/** What terms are built from: the rule's parameters and those of others, and how columns are read. */
export interface TermsOf {
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Parameters of another rule. */
  parametersOf(rule: string): Readonly<Record<string, Parameter>>;
  readonly view: FactView;
  readonly basis: string;
  readonly date: string;
  readonly rounding: Rounding;
  /** What a column is wrapped in: a sum, where a row is a year's facts. */
  wrap(sql: string): string;
}

export function termsOf(of: TermsOf): Terms {
  const figure = (reference: string): Figure => dated(parameter(of, reference), of.date, 0);
  const terms: Terms = {
    basis: of.basis,
    rounding: of.rounding,
    column: (name) => of.wrap(of.view.columns.get(name)?.sql ?? 'NULL'),
    number: (name) => {
      const column = of.view.columns.get(name);
      return of.wrap(column ? numberSql(column) : 'NULL');
    },
    figure,
    money: (reference) => dated(parameter(of, reference), of.date, 2).numerator,
    times(money, reference) {
      const { numerator, denominator } = figure(reference);
      return product(money, numerator, denominator, of.rounding);
    },
  };
  return terms;
}

/** Money times a fraction, rounded once; sums of money here are never negative by the law. */
export function product(
  money: string,
  numerator: string,
  denominator: bigint,
  rounding: Rounding,
): string {
  const whole = `CAST(${money} AS HUGEINT) * ${numerator}`;
  if (denominator === 1n) return `(${whole})`;
  if (rounding === 'down') return `((${whole}) // ${denominator})`;
  if (rounding === 'up') return `((${whole} + ${denominator - 1n}) // ${denominator})`;
  return `((2 * ${whole} + ${denominator}) // ${2n * denominator})`;
}

/** The parameter that a reference names. */
export function parameter(
  of: Pick<TermsOf, 'parameters' | 'parametersOf'>,
  reference: string,
): Parameter {
  const read = readReference(reference);
  const all = read?.rule === undefined ? of.parameters : of.parametersOf(read.rule);
  const found = read && all[read.name];
  if (!found) throw new Error(`no parameter ${reference}`);
  return found;
}

/** A parameter's value on a day, as SQL with one denominator for all its values; `digits` scale it. */
export function dated({ values }: Parameter, date: string, digits: number): Figure {
  const scaled = values.map(({ from, value }) => ({
    from,
    ...readRate(new Decimal(value).times(10 ** digits).toFixed()),
  }));
  const denominator = scaled.reduce(
    (most, each) => (each.denominator > most ? each.denominator : most),
    1n,
  );
  const numerators = scaled.map((each) => ({
    from: each.from,
    numerator: (each.numerator * denominator) / each.denominator,
  }));
  const [first, ...later] = numerators;
  if (later.length === 0) return { numerator: String(first?.numerator ?? 0n), denominator };
  const branches = later
    .toReversed()
    .map(({ from, numerator }) => `WHEN ${date} >= DATE '${from}' THEN ${numerator}`);
  return {
    numerator: `CASE ${branches.join(' ')} ELSE ${first?.numerator ?? 0n} END`,
    denominator,
  };
}
