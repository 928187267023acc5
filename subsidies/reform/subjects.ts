import type { Reference } from '../../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from '../catalogue.ts';
import { briefly } from '../rule-page.ts';

/**
 * What a reform can change besides rules and documents, with what it needs to name: groups of overlaps,
 * readings of doubtful texts, and the city's places.
 */
export function subjectsOf(
  { rules, groups, readings }: Subsidies,
  reference: Reference,
  city: 'jinan' | 'qingdao',
) {
  const own = rules.filter(({ document }) => reference.documents.get(document)?.city === city);
  const ids = (some: readonly MoneyRule[]) => some.map(({ id }) => id);
  const found = {
    groups: groups.flatMap(({ id, title, titleEn, compare, prefers, from, to, note }) => {
      const members = own.filter(({ stacking }) => stacking.some(({ group }) => group === id));
      if (members.length === 0) return [];
      const documents = [...new Set(members.map(({ document }) => document))];
      const roles = [...new Set(members.map(({ beneficiary }) => beneficiary.role))];
      return [
        {
          ...{ id, title, titleEn, compare, prefers, note },
          from: from ?? null,
          to: to ?? null,
          /** What `prefers` can name that makes a difference here. */
          preferable: compare === 'role' ? [...roles, ...documents] : documents,
          rules: ids(members),
        },
      ];
    }),
    readings: readings.flatMap(({ id, question, questionEn, options, default: standard, why }) => {
      const read = own.filter((rule) => id in rule.readings);
      return read.length === 0
        ? []
        : [{ id, question, questionEn, options, default: standard, why, rules: ids(read) }];
    }),
  };
  const named = new Set([...found.groups, ...found.readings].flatMap((each) => each.rules));
  return {
    ...found,
    /** What the rules that groups and readings name are called. */
    rules: own.filter(({ id }) => named.has(id)).map((rule) => briefly(rule, reference)),
    places: placesOf(own, reference),
  };
}

export type Subjects = ReturnType<typeof subjectsOf>;

/** The city and what lies in it. */
function placesOf(rules: readonly MoneyRule[], { regions }: Reference) {
  const cities = new Set(
    rules.flatMap(({ scope }) => scope.filter((id) => regions.get(id)?.kind === 'city')),
  );
  return [...regions.values()]
    .filter(({ id, parent, validTo }) => validTo === null && (cities.has(id) || cities.has(parent)))
    .map(({ id, name, nameEn }) => ({ id, name, nameEn }));
}
