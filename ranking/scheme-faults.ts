import { closest } from 'fastest-levenshtein';
import { Decimal } from '../core/decimal.ts';
import { findUnit } from '../core/unit.ts';
import { DERIVED_FIGURES, figureFaults, isMoney } from './figure-schema.ts';
import { divisionsOf } from './members.ts';
import type { Named } from './read-schemes.ts';
import { ITEM_PARTS, SCHEME_PARTS, type Item, type Scheme } from './scheme-schema.ts';

/** What is wrong, where in the scheme, and what mends it. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly mend: string;
}

type Path = readonly PropertyKey[];
type Basis = Scheme['basis'] | Item['basis'] | Scheme['adjustments'][number]['basis'];

/** What does not hold in one version of a scheme; empty where it is sound. */
export function schemeFaults(scheme: Scheme, named: Named): Fault[] {
  return [
    ...unitFaults(scheme, named),
    ...scheme.items.flatMap((item, at) => itemFaults(scheme, item, ['items', at], named)),
    ...scheme.adjustments.flatMap((one, at) => [
      ...measuredFaults(scheme, one, ['adjustments', at], named),
      ...basisFaults(one.basis, ['points'], ['adjustments', at, 'basis'], named),
    ]),
    ...twice(scheme),
    ...tierFaults(scheme),
    ...basisFaults(scheme.basis, SCHEME_PARTS, ['basis'], named),
    ...natureFaults(scheme),
  ];
}

function unitFaults({ city, units }: Scheme, { reference }: Named): Fault[] {
  const { regions } = reference;
  if (regions.get(city)?.kind !== 'city') {
    return [unknown(['city'], city, 'a city', [...regions.values()].filter(isCity))];
  }
  const known = divisionsOf(city, regions);
  const zones = [...regions.values()].filter(
    ({ kind, parent }) => kind === 'zone' && parent === city,
  );
  const listed = units.divisions === 'all' ? [] : units.divisions;
  return [
    ...listed
      .filter((id) => !known.some((region) => region.id === id))
      .map((id) => unknown(['units', 'divisions'], id, `a division of ${city}`, known)),
    ...units.zones
      .filter((id) => !zones.some((region) => region.id === id))
      .map((id) => unknown(['units', 'zones'], id, `a zone of ${city}`, zones)),
    ...repeated([...listed, ...units.zones]).map((id) => ({
      path: ['units'],
      message: `"${id}" is there twice`,
      mend: 'Name each unit once.',
    })),
  ];
}

const isCity = ({ kind }: { kind: string }) => kind === 'city';

function itemFaults(scheme: Scheme, item: Item, path: Path, named: Named): Fault[] {
  const { scoring, perHead } = item;
  const parts = ITEM_PARTS.filter((part) => part !== 'quota' || scoring.kind === 'completion');
  return [
    ...measuredFaults(scheme, item, path, named),
    ...(perHead ? measuredFaults(scheme, perHead, [...path, 'perHead'], named) : []),
    ...scoringFaults(scheme, item, [...path, 'scoring'], named),
    ...basisFaults(item.basis, parts, [...path, 'basis'], named),
  ];
}

function measuredFaults(
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
    const up = directionOf(item, named) === 'up';
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

function directionOf({ direction, indicator }: Item, { reference }: Named): 'up' | 'down' {
  return direction ?? reference.indicators.get(indicator ?? '')?.direction ?? 'up';
}

/** Each part must rest on a clause or on the operator: a reading says what its text does not print. */
function basisFaults(
  { text, operator }: Basis,
  parts: readonly string[],
  path: Path,
  { reference: { documents } }: Named,
): Fault[] {
  const named = new Set<string>([...text, ...operator].flatMap((entry) => entry.parts));
  return [
    ...parts
      .filter((part) => !named.has(part))
      .map((part) =>
        fault(
          path,
          `nothing says where "${part}" comes from`,
          'Cite the clause, or say that the operator set it.',
        ),
      ),
    ...text.flatMap(({ document }, at) =>
      documents.has(document)
        ? []
        : [
            unknown([...path, 'text', at, 'document'], document, 'a document', [
              ...documents.values(),
            ]),
          ],
    ),
  ];
}

function twice({ items, adjustments, ties }: Scheme): Fault[] {
  const ids = items.map(({ id }) => id);
  return [
    ...repeated([...ids, ...adjustments.map(({ id }) => id)]).map((id) =>
      fault(['items'], `"${id}" is there twice`, 'Give each item a name of its own.'),
    ),
    ...(items.every(({ weight }) => new Decimal(weight).isZero())
      ? [fault(['items'], 'no item has a weight', 'Give one of them a weight above zero.')]
      : []),
    ...ties.breakBy
      .filter((id) => !ids.includes(id))
      .map((id) => unknown(['ties', 'breakBy'], id, 'an item', items)),
  ];
}

function tierFaults({ tiers: { by, steps } }: Scheme): Fault[] {
  const limits = steps.map(({ limit }) => (limit === null ? null : new Decimal(limit)));
  return limits.flatMap((limit, at) => {
    const path = ['tiers', 'steps', at, 'limit'];
    const last = at === limits.length - 1;
    if (last !== (limit === null)) {
      return [
        fault(
          path,
          last ? 'the last tier has a bound' : 'the bound is missing',
          'Only the last tier is without one.',
        ),
      ];
    }
    const before = limits[at - 1];
    if (!limit || !before) return [];
    const onward = by === 'score' ? limit.lt(before) : limit.gt(before);
    return onward
      ? []
      : [
          fault(
            path,
            `it does not follow on ${before.toFixed()}`,
            'Order the tiers from the best to the last.',
          ),
        ];
  });
}

/** What no document prescribes must be called a sample in both languages. */
function natureFaults({ nature, title, titleEn, items, basis }: Scheme): Fault[] {
  const cited = [basis, ...items.map((item) => item.basis)].some(({ text }) => text.length > 0);
  if (nature === 'reading') {
    return cited
      ? []
      : [fault(['nature'], 'it reads no document', 'Cite a clause, or call it a sample.')];
  }
  return [
    ...(/样例|样本|示例/.test(title)
      ? []
      : [fault(['title'], 'a sample does not say that it is one', 'Write 样例 in the title.')]),
    ...(/sample/i.test(titleEn)
      ? []
      : [
          fault(
            ['titleEn'],
            'a sample does not say that it is one',
            'Write "sample" in the title.',
          ),
        ]),
  ];
}

function fault(path: Path, message: string, mend: string): Fault {
  return { path, message, mend };
}

function unknown(path: Path, id: string, what: string, known: readonly { id: string }[]): Fault {
  const near =
    known.length === 0
      ? undefined
      : closest(
          id,
          known.map((one) => one.id),
        );
  return fault(path, `"${id}" is not ${what}`, near === undefined ? '' : `Did you mean "${near}"?`);
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))];
}
