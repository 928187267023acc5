import { Decimal } from '../core/decimal.ts';
import { basisFaults } from './basis-faults.ts';
import { fault, repeated, unknown, type Fault } from './fault.ts';
import { itemFaults, measuredFaults } from './item-faults.ts';
import { divisionsOf } from './members.ts';
import type { Named } from './read-schemes.ts';
import { SCHEME_PARTS, type Scheme } from './scheme-schema.ts';

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
