import type { Reference } from '../reference/catalogue.ts';
import { compare, gapsBetween, meet, smallest, type Box } from './boxes.ts';
import type { MoneyRule } from './catalogue.ts';
import { DATE, PLACE, boxMaker, type RuleBoxes } from './rule-boxes.ts';

/** A row of facts that shows a finding: what stands in the columns that decide. */
export type Example = readonly { readonly column: string; readonly value: string }[];

/** Two rules that one fact can meet, or a value that tiers or rules of one document pass over. */
export interface Finding {
  readonly kind: 'overlap' | 'gap';
  /** Their ids; one alone where it is the tiers of a rule that overlap or leave a gap. */
  readonly rules: readonly string[];
  readonly example: Example;
}

/** What two rules of one group have in common. */
export interface Settled {
  readonly group: string;
  readonly rules: readonly [string, string];
  readonly example: Example;
}

export interface Overlaps {
  /** Overlaps that no group settles, and gaps. */
  readonly findings: readonly Finding[];
  /** Overlaps inside the groups, which are there to settle them. */
  readonly settled: readonly Settled[];
  /** Rules whose conditions no fact can meet. */
  readonly idle: readonly string[];
}

/**
 * Decides for each two rules that pay the same party of the same facts whether one fact can meet both,
 * from validity, scope, kinds and conditions under the default readings, and finds what rules or tiers
 * that differ in one column leave between them. Gates, penalties and envelopes pay nobody.
 */
export function overlapsOf(rules: readonly MoneyRule[], reference: Reference): Overlaps {
  const all = rules.map(boxMaker(rules, reference));
  const same = [
    ...Map.groupBy(
      all.filter(({ rule }) => pays(rule)),
      ({ facts }) => facts,
    ).values(),
  ];
  const meeting = same
    .flatMap((these) => pairs(these))
    .flatMap(([a, b]) => {
      const met = smallestMeeting(a.boxes, b.boxes);
      return met ? [{ a: a.rule, b: b.rule, example: exampleOf(met, [a, b], reference) }] : [];
    });
  return {
    findings: [
      ...meeting
        .filter(({ a, b }) => commonGroups(a, b).length === 0 && !(isAdditive(a) && isAdditive(b)))
        .map(({ a, b, example }) => ({ kind: 'overlap', rules: [a.id, b.id], example }) as const),
      ...same.flatMap((these) => these.flatMap((each) => tierOverlaps(each, reference))),
      ...same.flatMap((these) => gapsOf(these, reference)),
    ],
    settled: meeting.flatMap(({ a, b, example }) =>
      commonGroups(a, b).map((group) => ({ group, rules: [a.id, b.id] as const, example })),
    ),
    idle: all.flatMap(({ rule, boxes }) => (boxes.length === 0 ? [rule.id] : [])),
  };
}

function pays({ mechanism: { kind }, facts }: MoneyRule): boolean {
  return facts !== 'none' && kind !== 'gate' && kind !== 'penalty' && kind !== 'envelope';
}

function commonGroups(a: MoneyRule, b: MoneyRule): string[] {
  const others = new Set(b.stacking.map(({ group }) => group));
  return a.stacking.map(({ group }) => group).filter((group) => others.has(group));
}

function isAdditive({ stacking }: MoneyRule): boolean {
  return stacking.some(({ rule }) => rule === 'additive');
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((a, at) => all.slice(at + 1).map((b): [T, T] => [a, b]));
}

/** The meeting that asks least: of the fewest columns, on the earliest day. */
function smallestMeeting(some: readonly Box[], others: readonly Box[]): Box | undefined {
  const met = some.flatMap((one) => others.flatMap((other) => meet(one, other) ?? []));
  const day = (box: Box) => smallest(box.get(DATE) ?? { is: 'filled' });
  return met.toSorted((a, b) => a.size - b.size || compare(day(a), day(b), 'date'))[0];
}

/** The row in words; the place only where the rules are for different ones. */
function exampleOf(box: Box, of: readonly RuleBoxes[], { regions }: Reference): Example {
  const scopes = new Set(of.map(({ rule }) => rule.scope.join()));
  return [...box].flatMap(([key, values]) => {
    const column = of.map(({ names }) => names.get(key)).find((name) => name !== undefined) ?? key;
    if (values.is === 'filled' || (key === PLACE && scopes.size === 1)) return [];
    const value = smallest(values);
    return [{ column, value: key === PLACE ? (regions.get(value)?.name ?? value) : value }];
  });
}

/** Values that two tiers of one rule hold. */
function tierOverlaps(of: RuleBoxes, reference: Reference): Finding[] {
  return pairs(of.tiers).flatMap(([a, b]) => {
    const both = meet(a, b);
    if (!both) return [];
    const example = exampleOf(both, [of], reference);
    return [{ kind: 'overlap', rules: [of.rule.id], example }];
  });
}

/** Values that the rules of one document, or the tiers of one, pass over in a column. */
function gapsOf(these: readonly RuleBoxes[], reference: Reference): Finding[] {
  return [...Map.groupBy(these, ({ rule }) => rule.document).values()].flatMap((own) =>
    gapsIn(own.flatMap(({ boxes }) => boxes)).map((gap) => {
      const beside = own.filter(({ boxes }) => boxes.some((box) => isBeside(box, gap)));
      return {
        kind: 'gap',
        rules: beside.map(({ rule }) => rule.id),
        example: exampleOf(gap, beside, reference),
      };
    }),
  );
}

/** What boxes that differ in one ordered column leave between them, and no box of them holds. */
function gapsIn(boxes: readonly Box[]): Box[] {
  const columns = new Set(boxes.flatMap((box) => [...box.keys()]));
  return [...columns].flatMap((column) =>
    [...Map.groupBy(boxes, (box) => asideFrom(column, box)).values()].flatMap((alike) => {
      const spans = alike.flatMap((box) => {
        const values = box.get(column);
        return values?.is === 'span' ? [values] : [];
      });
      return gapsBetween(spans).flatMap((gap) =>
        alike.slice(0, 1).map((box): Box => new Map([...box, [column, gap]])),
      );
    }),
  );
}

function asideFrom(column: string, box: Box): string {
  return JSON.stringify([...box].filter(([key]) => key !== column).toSorted());
}

/** True where the box asks the same as the gap of every column but that of the gap. */
function isBeside(box: Box, gap: Box): boolean {
  return [...gap.keys()].some((column) => asideFrom(column, box) === asideFrom(column, gap));
}
