import { match, readHeading, statedUnit, type Heading } from './heading.ts';
import { isCopyFromAbove, withoutMark } from './merge-mark.ts';
import type { Column, Layout, Source } from './source.ts';

/** A record near the top of a table, with its row. */
export interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Where a table's headings stand, and which column each names. */
export interface Head {
  /** The last row of the headings; data begin below it. */
  readonly row: number;
  readonly headings: readonly string[];
  readonly layout: Layout;
  /** For each column of the layout, its place among the cells; -1 where the table lacks it. */
  readonly places: readonly number[];
  /** For each column of the layout, the unit of money that heading or title state. */
  readonly units: readonly (string | undefined)[];
  /** Columns that two headings name. */
  readonly twice: readonly Column[];
  /** Headings that name no column. */
  readonly ignored: readonly string[];
  /** Columns found. */
  readonly found: number;
}

/** How far down a header is looked for. */
const DEPTH = 20;

/**
 * Finds the header of a table: the row, or two rows of which the upper one groups, that names most
 * columns of the source. Titles above it are passed over, but for the unit that they state. Without
 * any, the first row is taken for it. Undefined where the table has no row at all.
 */
export function findHead(lines: readonly Line[], source: Source): Head | undefined {
  let best: (Head & { depth: number }) | undefined;
  for (const [at, line] of lines.slice(0, DEPTH).entries()) {
    const unit = lines
      .slice(0, at)
      .map(({ cells }) => statedUnit(cells))
      .findLast((stated) => stated !== undefined);
    const next = lines[at + 1];
    const rows = [line.cells, ...(next ? [grouped(line.cells, next.cells, source)] : [])];
    for (const [depth, cells] of rows.entries()) {
      const row = depth === 0 ? line.row : (next?.row ?? line.row);
      for (const layout of source.layouts) {
        const head = place(cells, row, layout, unit);
        if (head && (!best || comesBefore(head, depth, best))) best = { ...head, depth };
      }
    }
  }
  return best;
}

/** One row that says as much as two comes before them: the upper one is a title, not groups. */
function comesBefore(head: Head, depth: number, best: Head & { depth: number }): boolean {
  return head.found > best.found || (head.found === best.found && depth < best.depth);
}

function isMoney({ kind, unit }: Column): boolean {
  return kind === 'money' || (kind === 'attribute' && unit !== undefined);
}

function place(
  cells: readonly string[],
  row: number,
  layout: Layout,
  stated: string | undefined,
): Head | undefined {
  const headings = cells.map(readHeading);
  const twice: Column[] = [];
  const places = layout.columns.map((column) => {
    const best = placesOf(headings, column);
    if (best.length > 1) twice.push(column);
    return best[0] ?? -1;
  });
  const found = places.filter((at) => at !== -1).length;
  if (layout.exactly && !(found === layout.columns.length && found === cells.length)) {
    return undefined;
  }
  const units = layout.columns.map((column, index) =>
    isMoney(column) ? unitOf(headings[places[index] ?? -1], stated) : undefined,
  );
  const ignored = cells.filter((cell, at) => cell !== '' && !places.includes(at)).map(withoutMark);
  // A layout that is met exactly comes before one that shares the same headings.
  const weight = layout.exactly ? 0.5 : 0;
  return {
    row,
    headings: cells.map(withoutMark),
    layout,
    places,
    units,
    twice,
    ignored,
    found: found + weight,
  };
}

/** The unit of a heading, else that of the table; none where the heading has one that is not known. */
function unitOf(heading: Heading | undefined, stated: string | undefined): string | undefined {
  return heading?.unit ?? (heading?.foreign ? undefined : stated);
}

/** Where a column's heading stands: by the template's name where there is one, else by another. */
function placesOf(headings: readonly Heading[], column: Column): number[] {
  const scores = headings.map((heading) => match(heading, column));
  const best = Math.max(0, ...scores);
  return best === 0 ? [] : scores.flatMap((score, at) => (score === best ? [at] : []));
}

/** A header of two rows: 卖方 above 名称 and 代码 reads as 卖方名称 and 卖方代码. */
function grouped(upper: readonly string[], lower: readonly string[], source: Source): string[] {
  let group = '';
  return lower.map((own, at) => {
    const above = withoutMark(upper[at] ?? '');
    if (above !== '') group = above;
    const below = isCopyFromAbove(own) ? '' : withoutMark(own);
    if (below === '') return above;
    return names(`${group}${below}`, source) ? `${group}${below}` : below;
  });
}

function names(printedHeading: string, source: Source): boolean {
  const heading = readHeading(printedHeading);
  return source.layouts.some(({ columns }) => columns.some((column) => match(heading, column) > 0));
}
