import type { z } from '@hono/zod-openapi';
import { closest } from 'fastest-levenshtein';
import { QuanhengError } from '../core/error.ts';
import type { Dimension, Ladder } from '../subsidies/exposure/ladder.ts';
import { LEVELS } from '../subsidies/exposure/leaf.ts';
import { rowsBehind } from '../subsidies/exposure/rows-behind.ts';
import type { SubsidyService } from '../subsidies/service.ts';
import type { ApiContext } from './context.ts';
import { askedOf, type ExposureParts } from './exposure-asked.ts';
import type { rowsQuery } from './exposure-query.ts';

/** A cell of an exposure that is asked for. */
export type AskedCell = ReturnType<typeof cellOf>;

/** The cell that a query names, with the ids of what is made of it. */
export function cellOf(
  context: ApiContext,
  parts: ExposureParts,
  { dimension, id, ...query }: z.output<typeof rowsQuery>,
) {
  const asked = askedOf(context, parts, query);
  return {
    ...{ asked, dimension: dimension ?? null, id: id ?? null },
    tag: (name: string) => asked.tag(name, { dimension, id }),
  };
}

/** What lies behind a cell, the largest rows of each kind, `most` of them; what beneficiaries are called. */
export async function behindOf(
  { asked: { question, answer }, dimension, id }: AskedCell,
  subsidies: SubsidyService,
  most?: number,
) {
  const { grounds, open, overdue, ladder, reform, simulated } = await answer();
  const own = reform?.ladder ?? ladder;
  const cell = dimension === null ? null : { dimension, id };
  if (cell !== null && id !== null) knownIn(own, cell.dimension, id, subsidies);
  const owed = { open: reform?.open ?? open, overdue: reform?.overdue ?? overdue };
  const behind = rowsBehind({ year: question.year, ...grounds, ...owed }, cell, most);
  const codes = [behind.contingent, behind.overdue].flatMap(({ rows: listed }) =>
    listed.map(({ beneficiary }) => beneficiary),
  );
  const names =
    codes.length === 0 ? new Map<string, string>() : await subsidies.names(codes, question);
  const figures = own.of((place) => cell === null || place[cell.dimension] === cell.id);
  return { behind, figures, simulated, names };
}

/** What `/api/exposure/rows` answers. */
export async function rowsOf(cell: AskedCell, subsidies: SubsidyService) {
  const { behind, figures, simulated, names } = await behindOf(cell, subsidies);
  const { asked, dimension, id } = cell;
  const { question, bundle } = asked;
  const named = (listed: typeof behind.contingent) => ({
    ...listed,
    rows: listed.rows.map((row) => ({
      ...row,
      beneficiaryName: names.get(row.beneficiary) ?? null,
    })),
  });
  const { asOf, knownAt, year } = question;
  return {
    ...{ bundle, asOf, knownAt, year, simulated },
    ...{ dimension, id: dimension === null ? null : id },
    figures,
    ...behind,
    contingent: named(behind.contingent),
    overdue: named(behind.overdue),
  };
}

/** Refuses an id that is neither in the breakdown nor in the catalogue. */
function knownIn(
  ladder: Ladder,
  dimension: Dimension,
  id: string,
  { subsidies, reference }: SubsidyService,
): void {
  const shown = ladder.by(dimension).flatMap((row) => row.id ?? []);
  const catalogue: Partial<Record<Dimension, Iterable<string>>> = {
    rule: subsidies.rules.map((rule) => rule.id),
    document: reference.documents.keys(),
    region: reference.regions.keys(),
    level: LEVELS,
  };
  const known = new Set([...shown, ...(catalogue[dimension] ?? [])]);
  if (known.has(id)) return;
  throw new QuanhengError('notFound', `no ${dimension} ${id}`, {
    mend: known.size > 0 ? `Did you mean ${closest(id, [...known])}?` : 'The breakdown is empty.',
  });
}
