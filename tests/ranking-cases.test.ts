import { describe, expect, test } from 'vitest';
import type { RankRow } from '../ranking/present.ts';
import { rankCase, readRankingCases, type RankingCase } from './ranking-cases.ts';

const files = readRankingCases();

/** What a case says of a row, and the same of the row that was made. */
function compared(wanted: RankingCase['says'][number], row: RankRow | undefined) {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(wanted)) {
    if (key === 'parts') found[key] = partsOf(wanted.parts ?? {}, row);
    else if (key === 'points') {
      const points = row?.adjustments.map((one) => [one.id, one.points] as const) ?? [];
      found[key] = Object.fromEntries(
        points.filter(([id]) => wanted.points && id in wanted.points),
      );
    } else found[key] = row?.[key as keyof RankRow];
  }
  return found;
}

function partsOf(
  wanted: Readonly<Record<string, Record<string, unknown>>>,
  row: RankRow | undefined,
) {
  return Object.fromEntries(
    Object.entries(wanted).map(([item, said]) => {
      const part: Record<string, unknown> = { ...row?.parts.find((one) => one.item === item) };
      return [
        item,
        Object.fromEntries(Object.keys(said).map((key) => [key, partly(said[key], part[key])])),
      ];
    }),
  );
}

/** Of an object only the keys that are asked for. */
function partly(said: unknown, found: unknown): unknown {
  if (
    Array.isArray(said) ||
    said === null ||
    typeof said !== 'object' ||
    found === null ||
    typeof found !== 'object'
  ) {
    return found;
  }
  const entries = Object.entries(found).filter(([key]) => key in said);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, partly((said as Record<string, unknown>)[key], value)]),
  );
}

describe.each(files)('$name', ({ cases }) => {
  test.each(cases)('$title', (entry) => {
    const made = rankCase(entry);
    const rows = new Map(made.rows.map((row) => [row.region, row]));
    expect(entry.says.map((wanted) => compared(wanted, rows.get(wanted.region)))).toEqual(
      entry.says,
    );
    if (entry.order) {
      const ranked = made.rows.filter(({ rank }) => rank !== null);
      expect(ranked.map(({ region }) => region)).toEqual(entry.order);
    }
    if (entry.absent) {
      const absent = made.absent.map(({ region, reason }) => [region, reason]);
      expect(Object.fromEntries(absent)).toEqual(entry.absent);
    }
    if (entry.world) expect(made.facts.world).toBe(entry.world);
    if (entry.quotaTable)
      expect(partly(entry.quotaTable, made.quotas[0])).toEqual(entry.quotaTable);
    expect(made.simulated).toBe(made.facts.world === 'simulated');
  });
});

test.each(files)('$name says something in every case', ({ cases }) => {
  for (const { says, order, absent, quotaTable } of cases) {
    expect(says.length > 0 || order || absent || quotaTable).toBeTruthy();
  }
});
