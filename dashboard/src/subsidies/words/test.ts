import { readTest, type Test } from '../../../../subsidies/condition.ts';
import type { ColumnKind } from '../../../../subsidies/fact-views.ts';
import { number } from '../../language/number.ts';
import { kindInWords, registeredKind } from './beneficiary.ts';
import { columnOf, figure, said, term, type Wording } from './context.ts';
import { yuanInWords } from './figure.ts';

const CHOICES_EN: Readonly<Record<string, string>> = {
  development: 'development',
  transfer: 'transfer',
  licence: 'licence',
  consulting: 'consulting',
  service: 'service',
  national: 'national',
  provincial: 'provincial',
  municipal: 'municipal',
  district: 'district',
  large: 'large',
  medium: 'medium',
  small: 'small',
  micro: 'micro',
};

/** What is asked of a column: 技术开发、技术转让之一; not below 500,000 yuan. */
export function testInWords(wording: Wording, column: string, test: Test): string {
  const read = readTest(test);
  const kind = columnOf(wording.rule, column)?.kind ?? 'text';
  switch (read.is) {
    case 'present':
      return read.present ? said(wording, '有值', 'filled') : said(wording, '未填', 'empty');
    case 'recent': {
      const span = read.years.startsWith('$')
        ? figure(wording, read.years)
        : said(wording, `${read.years} 年`, `${read.years} years`);
      return said(wording, `此前 ${span}以内`, `within ${span} before`);
    }
    case 'within':
      return Object.entries(read.interval)
        .flatMap(([end, bound]) =>
          bound === undefined
            ? []
            : [ends(wording, end as End, kind, boundInWords(wording, column, bound))],
        )
        .join(said(wording, '，', ', '));
    case 'in':
    case 'notIn': {
      // One prize has several names in Chinese and one in English.
      const values = [...new Set(read.values.map((value) => valueInWords(wording, column, value)))];
      const list = values.join(said(wording, '、', ' or '));
      if (read.is === 'notIn') return said(wording, `不是${list}`, `not ${list}`);
      return values.length > 1 ? said(wording, `${list}之一`, list) : list;
    }
  }
}

type End = 'from' | 'above' | 'to' | 'below';

function ends(wording: Wording, end: End, kind: ColumnKind, bound: string): string {
  const [zh, en] = (kind === 'date' ? OF_DAYS : OF_FIGURES)[end];
  return said(wording, zh.replace('…', bound), en.replace('…', bound));
}

const OF_FIGURES: Readonly<Record<End, readonly [string, string]>> = {
  from: ['不低于 …', 'at least …'],
  above: ['高于 …', 'more than …'],
  to: ['不超过 …', 'at most …'],
  below: ['低于 …', 'less than …'],
};

const OF_DAYS: Readonly<Record<End, readonly [string, string]>> = {
  from: ['自 … 起', 'from …'],
  above: ['晚于 …', 'after …'],
  to: ['至 …', 'until …'],
  below: ['早于 …', 'before …'],
};

function boundInWords(wording: Wording, column: string, bound: string): string {
  if (bound.startsWith('$')) return figure(wording, bound).replace(/ 个百分点$| points$/, '');
  const kind = columnOf(wording.rule, column)?.kind;
  if (kind === 'date') return bound;
  return kind === 'money' ? yuanInWords(bound, wording.language) : number(bound, wording.language);
}

/** A value as a rule writes it: a choice, a flag, a region, or a word of the data. */
function valueInWords(wording: Wording, name: string, value: string | number | boolean): string {
  if (value === true) return said(wording, '是', 'yes');
  if (value === false) return said(wording, '否', 'no');
  const text = String(value);
  if (text === '') return said(wording, '空', 'empty');
  const column = columnOf(wording.rule, name);
  if (column?.kind === 'region') return wording.regionName(text);
  if (name === 'unit_kind' || name === 'seller_kind' || name === 'buyer_kind') {
    return kindInWords(wording, text);
  }
  const choice = column?.choices?.[text];
  if (choice !== undefined) return said(wording, choice, CHOICES_EN[text] ?? choice);
  if (text === 'high_tech_firms_added') {
    return said(wording, '当年新认定高新技术企业数', 'high-tech firms recognised in the year');
  }
  return term(text, wording.language);
}

/** A cell as `explain` shows it: money in yuan, flags as 是 and 否, the words of the data. */
export function cellInWords(wording: Wording, name: string, found: string | null): string {
  if (found === null || found === '') return said(wording, '空', 'empty');
  if (name === 'region') return wording.regionName(found);
  if (name === 'kind') return registeredKind(found, wording);
  const column = columnOf(wording.rule, name);
  switch (column?.kind) {
    case 'money':
      return `${number(found, wording.language)} ${said(wording, '元', 'yuan')}`;
    case 'number':
      return number(found, wording.language);
    case 'flag':
      return found === '是' ? said(wording, '是', 'yes') : said(wording, '否', 'no');
    case 'region':
      return wording.regionName(found);
    case 'choice': {
      const choices = Object.entries(column.choices ?? {});
      const id = choices.find(([, zh]) => zh === found)?.[0];
      return id === undefined ? found : valueInWords(wording, name, id);
    }
    default:
      return term(found, wording.language);
  }
}
