import { Decimal } from '../core/decimal.ts';
import { findUnit } from '../core/unit.ts';
import { basisFaults } from './basis-faults.ts';
import { fault, repeated, unknown, type Fault, type Path } from './fault.ts';
import { DERIVED_FIGURES, figureFaults, isMoney } from './figure-schema.ts';
import type { Named } from './read-schemes.ts';
import { ITEM_PARTS, type Item, type Scheme } from './scheme-schema.ts';
import { directionOf } from './wants.ts';

/** What does not hold in an item: its figures, its scoring, what they rest on. */
export function itemFaults(scheme: Scheme, item: Item, path: Path, named: Named): Fault[] {
  const { scoring, perHead } = item;
  const parts = ITEM_PARTS.filter((part) => part !== 'quota' || scoring.kind === 'completion');
  return [
    ...measuredFaults(scheme, item, path, named),
    ...(perHead ? measuredFaults(scheme, perHead, [...path, 'perHead'], named) : []),
    ...scoringFaults(scheme, item, [...path, 'scoring'], named),
    ...basisFaults(item.basis, parts, [...path, 'basis'], named),
  ];
}

/** What does not hold in a figure: indicator, unit, query. */
export function measuredFaults(
  { period }: Scheme,
  { indicator, unit, figure }: Pick<Item, 'indicator' | 'unit' | 'figure'>,
  path: Path,
  { reference: { indicators } }: Named,
): Fault[] {
  const faults: Fault[] = figureFaults(figure).map(([key, message]) => ({
    path: [...path, 'figure', key],
    message,
    mend: 'See ranking/figure-schema.ts.',
  }));
  if (indicator !== null && !indicators.has(indicator)) {
    faults.push(
      unknown([...path, 'indicator'], indicator, 'an indicator', [...indicators.values()]),
    );
  }
  const observes = figure.from === 'observed' || figure.otherwise !== undefined;
  if (indicator === null && observes) {
    faults.push(
      fault([...path, 'indicator'], 'a loaded statistic needs its indicator', 'Name it.'),
    );
  }
  if ((indicator === null) !== (unit !== undefined)) {
    faults.push(
      fault(
        [...path, 'unit'],
        indicator === null ? 'the unit is missing' : 'the indicator already has a unit',
        indicator === null ? 'Write its unit: 家, 亿元.' : 'Take the unit out.',
      ),
    );
  }
  const symbol = unit ?? indicators.get(indicator ?? '')?.unit;
  const measure = symbol === undefined ? undefined : findUnit(symbol)?.measure;
  if (symbol !== undefined && measure === undefined) {
    faults.push(fault([...path, 'unit'], `"${symbol}" is not a unit`, 'See core/unit.ts.'));
  } else if (figure.from === 'derived' && measure && isMoney(figure) !== (measure === 'money')) {
    faults.push(
      fault(
        [...path, 'figure', 'measures'],
        `it is not counted in ${symbol}`,
        'Check the measures.',
      ),
    );
  }
  if (figure.from === 'derived' && DERIVED_FIGURES[figure.query].yearly && period !== 'year') {
    faults.push(
      fault(
        [...path, 'figure', 'query'],
        `${figure.query} has figures of whole years alone`,
        'Let the scheme rank years.',
      ),
    );
  }
  return faults;
}

function scoringFaults(scheme: Scheme, item: Item, path: Path, named: Named): Fault[] {
  const { scoring } = item;
  if (scoring.kind === 'completion') {
    const { quota, floor, cap } = scoring;
    const targets = [...quota.plan, ...(quota.goal === null ? [] : [quota.goal])];
    return [
      ...(item.indicator === null || item.perHead
        ? [fault(path, 'a quota is of an indicator, not per head', 'Name the indicator.')]
        : []),
      ...(new Decimal(floor).gte(cap)
        ? [fault([...path, 'floor'], 'it is not below the cap', "Write floor: '0'.")]
        : []),
      ...(quota.order.includes('plan') === quota.plan.length > 0
        ? []
        : [
            fault(
              [...path, 'quota', 'plan'],
              'the order and the plan do not agree',
              'Name the plan’s targets, or leave plan out of the order.',
            ),
          ]),
      ...targets.flatMap((id) => targetFaults(id, item, [...path, 'quota'], named)),
      ...repeated(quota.plan.flatMap((id) => named.targets.get(id)?.scope ?? [])).map((region) =>
        fault([...path, 'quota', 'plan'], `two targets set the quota of ${region}`, 'Keep one.'),
      ),
    ];
  }
  if (scoring.kind === 'growth' || scoring.kind === 'between') {
    const rises = new Decimal(scoring.fullAt).gt(scoring.zeroAt);
    const up = directionOf(item, named.reference.indicators) === 'up';
    if (scoring.fullAt === scoring.zeroAt || rises !== up) {
      return [
        fault(
          [...path, 'fullAt'],
          `${up ? 'more' : 'less'} is better, so it must lie ${up ? 'above' : 'below'} zeroAt`,
          'Turn the two round, or the direction.',
        ),
      ];
    }
  }
  return [];
}

function targetFaults(id: string, item: Item, path: Path, { targets }: Named): Fault[] {
  const target = targets.get(id);
  if (!target) return [unknown(path, id, 'a target', [...targets.values()])];
  if (target.indicator !== item.indicator) {
    return [
      fault(path, `${id} is about ${target.indicator}`, `Name a target of ${item.indicator}.`),
    ];
  }
  return target.deadline === null || (target.low ?? target.value) === undefined
    ? [fault(path, `${id} has no figure with a deadline`, 'Name a target that has both.')]
    : [];
}
