import { loadRegions } from '../reference/regions.ts';
import { ATTRIBUTES, HEADINGS, type SheetName } from './headings.ts';
import type { Draws } from './random.ts';

/** A way in which a sound cell is written otherwise; undefined where it does not fit the cell. */
type Writing = (cell: string, draws: Draws) => string | undefined;

/** A sound row with one cell in disguise. */
export interface Disguised {
  readonly kind: string;
  readonly column: string;
  readonly cells: readonly string[];
}

const FULL_WIDTH_ZERO = 0xff10;

const WRITINGS: Readonly<Record<string, { fits: (heading: string) => boolean; write: Writing }>> = {
  fullWidthDigits: { fits: isMoney, write: (cell) => (cell === '' ? undefined : fullWidth(cell)) },
  chineseDate: {
    fits: isDate,
    write: (cell) => cell.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') || undefined,
  },
  shortRegion: { fits: isRegion, write: (cell) => formsOf(cell)?.short },
  thousandsSeparators: { fits: isMoney, write: separated },
  dottedDate: {
    fits: isDate,
    write: (cell) => cell.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1.$2.$3') || undefined,
  },
  longRegion: { fits: isRegion, write: (cell) => formsOf(cell)?.long },
  outerSpace: { fits: isText, write: (cell) => (cell === '' ? undefined : ` ${cell}\u3000`) },
  formerRegion: { fits: isRegion, write: (cell) => formsOf(cell)?.former },
  fullWidthSeparators: {
    fits: isMoney,
    write: (cell) => {
      const text = separated(cell);
      return text === undefined ? undefined : fullWidth(text).replaceAll(',', '，');
    },
  },
};

const KINDS = Object.keys(WRITINGS);

/**
 * One cell of the row in another writing of the same: the kind of that turn, or the next one that
 * fits the row; undefined where none does.
 */
export function disguise(
  sheet: SheetName,
  cells: readonly string[],
  turn: number,
  draws: Draws,
): Disguised | undefined {
  for (let more = 0; more < KINDS.length; more++) {
    const kind = KINDS[(turn + more) % KINDS.length] ?? '';
    const writing = WRITINGS[kind];
    const columns = HEADINGS[sheet].flatMap((heading, at) => {
      const cell = cells[at] ?? '';
      const written = writing?.fits(heading) ? writing.write(cell, draws) : undefined;
      return written === undefined || written === cell ? [] : [{ heading, at, written }];
    });
    if (columns.length === 0) continue;
    const { heading, at, written } = draws.pick(columns);
    return { kind, column: heading, cells: cells.with(at, written) };
  }
  return undefined;
}

function isMoney(heading: string): boolean {
  return /\((元|千元|万元)\)$/.test(heading) && !ATTRIBUTES.includes(heading);
}

function isDate(heading: string): boolean {
  return /(日期|有效期至)$/.test(heading);
}

function isRegion(heading: string): boolean {
  return /(行政区划|管理归属|地区|区县)$/.test(heading);
}

function isText(heading: string): boolean {
  return /(名称|单位|代码)$/.test(heading);
}

function separated(cell: string): string | undefined {
  const [whole = '', fraction] = cell.split('.');
  if (whole.replace('-', '').length < 4) return undefined;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(FULL_WIDTH_ZERO + Number(digit)));
}

interface Forms {
  readonly short: string | undefined;
  readonly long: string | undefined;
  readonly former: string | undefined;
}

/** Names that a district had before it took today's, on the same ground. */
const RENAMED = ['章丘市', '济阳县', '即墨市'];
let forms: ReadonlyMap<string, Forms> | undefined;

/** Other writings of a district or zone of Jinan or Qingdao, by its id and its name. */
function formsOf(cell: string): Forms | undefined {
  forms ??= new Map(
    loadRegions()
      .filter(({ parent }) => parent === '370100' || parent === '370200')
      .flatMap(({ id, name, names, former, kind }) => {
        const long = names.find((each) => each.startsWith('济南市') || each.startsWith('青岛市'));
        const own: Forms = {
          short: kind === 'zone' ? undefined : names[0],
          long: long === name ? undefined : long,
          former: former.find((each) => RENAMED.includes(each.name))?.name,
        };
        return [[id, own] as const, [name, own] as const];
      }),
  );
  return forms.get(cell);
}
