import type { AppliedRule } from './applied-rule.ts';
import { conditionSql } from './condition-sql.ts';
import { kindFlag, placeFlag } from './fact-flags.ts';
import { beneficiaryOf, numberSql, type FactColumn, type FactView } from './fact-views.ts';
import { columnsIn, columnsOf, numbersOf } from './references.ts';

/** One thing that must hold, or be known, of each fact. */
export interface Input {
  readonly name: string;
  readonly zh: string;
  /** True, false, or null where it is not known; over the row `f`. */
  readonly holds: string;
  /** True where the cell that it needs is empty. */
  readonly unknown: string;
  /** It stands in the register of units, and is presumed where that has nothing on the unit. */
  readonly register: boolean;
}

/** Everything that a fact must show before the rule pays for it, printed conditions first. */
export function inputsOf(applied: AppliedRule): Input[] {
  const { rule, view, conditions } = applied;
  const printed = Object.entries(rule.when).flatMap(([name, test]) => {
    const column = view.columns.get(name);
    if (!column) return [];
    const holds = `(${conditionSql(column, test, conditions)})`;
    return [input(column, holds, `${holds} IS NULL`)];
  });
  return [...printed, ...alternatives(applied), ...ofBeneficiary(applied), ...needed(applied)];
}

function input(column: FactColumn, holds: string, unknown: string): Input {
  return { name: column.name, zh: column.zh, holds, unknown, register: column.register === true };
}

function alternatives({ rule, view, conditions }: AppliedRule): Input[] {
  const { anyOf } = rule;
  if (anyOf === undefined) return [];
  const sets = anyOf.map((set) =>
    Object.entries(set).map(([name, test]) => {
      const column = view.columns.get(name);
      return column ? `(${conditionSql(column, test, conditions)})` : 'false';
    }),
  );
  const holds = `(${sets.map((set) => `(${set.join(' AND ')})`).join(' OR ')})`;
  const named = [...new Set(anyOf.flatMap((set) => Object.keys(set)))];
  const all = named.flatMap((name) => view.columns.get(name) ?? []);
  return all.map((column, at) =>
    input(column, at === 0 ? holds : 'true', `${holds} IS NULL AND ${column.sql} IS NULL`),
  );
}

/** The unit is of a kind that the clause names, and in a region that it binds. */
function ofBeneficiary({ rule, view }: AppliedRule): Input[] {
  const found = beneficiaryOf(view, rule.beneficiary);
  const inputs: Input[] = [];
  const ofKind = kindFlag(rule);
  if (ofKind !== undefined) {
    inputs.push({
      name: 'kind',
      zh: '单位类型',
      holds: `f.${ofKind}`,
      unknown: `f.${ofKind} IS NULL`,
      register: found?.kind === null || found?.kind === undefined,
    });
  }
  const inPlace = placeFlag(rule);
  inputs.push({
    name: 'region',
    zh: '管理归属',
    holds: `f.${inPlace}`,
    unknown: `f.${inPlace} IS NULL`,
    // Where the fact has no place for it, only the register can tell.
    register: found?.region === null,
  });
  return inputs;
}

/** Columns from which the amount is made: an empty one is no zero. */
function needed({ rule, view }: AppliedRule): Input[] {
  const { mechanism, basis, payable } = rule;
  if (mechanism.kind === 'caseByCase') return [];
  const always = Array.isArray(basis) ? [] : columnsIn(basis);
  const others = columnsOf(rule).filter(({ key }) => key === 'mechanism' || key === 'caps');
  const numbers = new Set([...numbersOf(rule), ...(payable.yearOf ? [payable.yearOf] : [])]);
  const names = new Set([...always, ...others.map(({ column }) => column), ...numbers]);
  const required = [...names].flatMap((name) => {
    const column = view.columns.get(name);
    if (!column || name in rule.when) return [];
    return [filled(numbers.has(name) ? { ...column, sql: numberSql(column) } : column, '')];
  });
  return Array.isArray(basis) ? [...required, ...datedBasis(basis, view)] : required;
}

/** A basis that changed asks for its column only on the days on which it is the basis. */
function datedBasis(basis: DatedBasis, view: FactView): Input[] {
  return basis.flatMap(({ to, is }, at) => {
    const before = basis[at - 1]?.to;
    const from = before === undefined ? '' : `f.date > DATE '${before}' AND `;
    const until = to === undefined ? '' : `f.date <= DATE '${to}' AND `;
    return columnsIn(is).flatMap((name) => {
      const column = view.columns.get(name);
      return column ? [filled(column, `${from}${until}`)] : [];
    });
  });
}

type DatedBasis = Extract<AppliedRule['rule']['basis'], readonly unknown[]>;

function filled(column: FactColumn, when: string): Input {
  return input(column, 'true', `${when}${column.sql} IS NULL`);
}
