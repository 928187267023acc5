import { withoutMark } from './merge-mark.ts';
import type { Column } from './source.ts';

/** A heading as printed, taken apart. */
export interface Heading {
  /** Without white space, marks and brackets: 合同成交额. */
  readonly name: string;
  /** With the last bracket: 期限(年); the same as the name where there is none. */
  readonly full: string;
  /** The unit of money that stands in the heading: 万元. */
  readonly unit: string | undefined;
  /** Its bracket speaks of money in a unit that is not known (万美元); a title's unit is not its. */
  readonly foreign: boolean;
}

/** Yuan that one of each unit of money is. */
export const MONEY_UNITS: Readonly<Record<string, string>> = {
  元: '1',
  千元: '1000',
  万元: '10000',
  百万元: '1000000',
  千万元: '10000000',
  亿元: '100000000',
};

const UNIT = '(?:人民币)?(元|千元|万元|百万元|千万元|亿元)(?:人民币)?';
const BRACKETED = new RegExp(`^(.+?)\\((?:单位)?${UNIT}(?:,[^()]*)?\\)$`);
const TRAILING = new RegExp(`^(.+?)[/_,-]${UNIT}$`);
const OTHER_MONEY = /\([^()]*[元币万亿千][^()]*\)$/;
/** 填报单位 is who filled in the form; 元 before another ideograph is part of a name. */
const STATED = new RegExp(
  `(?<!填报|报送|申报|编制|制表|主管|所在)单位[为是]?(?:[家件项个人户],?)?${UNIT}(?!\\p{Script=Han})`,
  'u',
);

/** Reads a heading: full-width forms, line breaks, asterisks and numbering make no difference. */
export function readHeading(printed: string): Heading {
  const plain = withoutMark(printed)
    .normalize('NFKC')
    .trim()
    .replace(new RegExp(`\\s+(?=${UNIT}$)`), '/')
    .replace(/[\s\u200b*:"'“”、·]/g, '')
    .replace(/[[【]/g, '(')
    .replace(/[\]】]/g, ')')
    .replace(/\((必填|选填|可选|可空)\)$/, '')
    .replace(/^(\d{1,2}[.)]|\(\d{1,2}\))(?=\D)/, '');
  const [, name, unit] = BRACKETED.exec(plain) ?? TRAILING.exec(plain) ?? [];
  if (name !== undefined) return { name, full: plain, unit, foreign: false };
  return {
    name: plain.replace(/^(.+?)\([^()]*\)$/, '$1'),
    full: plain,
    unit: undefined,
    foreign: OTHER_MONEY.test(plain),
  };
}

/** The unit that a title row states for the whole table, as 单位：万元 does. */
export function statedUnit(cells: readonly string[]): string | undefined {
  for (const cell of cells) {
    const plain = cell.normalize('NFKC').replace(/[\s:：()、]/g, '');
    const unit = STATED.exec(plain)?.[1];
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** How a heading names a column: 2 as the templates do, 1 by another word, 0 not at all. */
export function match(heading: Heading, column: Column): 0 | 1 | 2 {
  const [first = '', ...others] = headingNames(column);
  if (heading.name === first || heading.full === first) return 2;
  // 期限(月) is not 期限(年).
  const bare = column.kind !== 'attribute' || heading.name === heading.full;
  return others.some((name) => (bare && name === heading.name) || name === heading.full) ? 1 : 0;
}

const names = new WeakMap<Column, readonly string[]>();

function headingNames(column: Column): readonly string[] {
  const known = names.get(column);
  if (known) return known;
  const read = column.headings.flatMap((heading) => {
    const { name, full } = readHeading(heading);
    return column.kind === 'attribute' ? [full, name] : [name];
  });
  const found = [...new Set(read)];
  names.set(column, found);
  return found;
}
