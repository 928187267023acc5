import { formatYuan } from '../core/money.ts';
import { columnsOf, factColumns, type Column, type Kind, type Source } from './source.ts';

/** A column of a fact table, as those know it who fill in its form. */
export interface FactColumn {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: Kind;
}

const OBSERVATION: readonly (readonly [
  name: string,
  title: string,
  titleEn: string,
  kind: Kind,
])[] = [
  ['value', '数值', 'value', 'figure'],
  ['unit', '单位', 'unit', 'text'],
  ['printed_value', '原文数值', 'value as printed', 'text'],
  ['printed_unit', '原文单位', 'unit as printed', 'text'],
  ['bound', '约数', 'bound', 'text'],
  ['grade', '来源等级', 'source grade', 'text'],
  ['published_on', '发布日期', 'published on', 'date'],
  ['address', '来源地址', 'address', 'text'],
  ['note', '备注', 'note', 'text'],
];

/** The columns of a source's facts that a revision can change: all but the key and what follows from it. */
export function revisableColumns(source: Source): FactColumn[] {
  if (source.ownSql) {
    return OBSERVATION.map(([name, title, titleEn, kind]) => ({ name, title, titleEn, kind }));
  }
  const columns = new Map(columnsOf(source).map((column) => [column.name, column]));
  const derived = new Set((source.derived ?? []).map(({ name }) => name));
  return factColumns(source)
    .filter((name) => !source.key.includes(name) && !derived.has(name))
    .map((name) => factColumn(name, columns.get(name)));
}

function factColumn(name: string, column: Column | undefined): FactColumn {
  const title = column?.headings[0] ?? name;
  return { name, title, titleEn: title, kind: column?.kind ?? 'text' };
}

/** A cell of a fact table in the words of a form: money in yuan, 是 and 否, decimals without idle zeros. */
export function factText(kind: Kind, text: string | null): string | null {
  if (text === null) return null;
  if (kind === 'money' && /^-?\d+$/.test(text)) return `${formatYuan(BigInt(text))} 元`;
  if (kind === 'flag') return { true: '是', false: '否' }[text] ?? text;
  if (kind === 'figure') return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return text;
}
