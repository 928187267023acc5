import type { Language } from '../../language/language.ts';
import { money } from '../../language/number.ts';
import type { AmountsAnswer, Entitled, Named } from '../answer.ts';
import { columnWord } from '../words/context.ts';

/** A row with its region's name and what held it back, in words. */
export interface ToldRow {
  readonly row: Named;
  readonly place: string | null;
  readonly reasons: readonly string[];
  /** The fact's key without the code of the unit; null where the row is a year's facts. */
  readonly fact: string | null;
}

interface Names {
  readonly language: Language;
  regionName(id: string): string;
  /** The name of a rule or gate; the id where none is known. */
  ruleName(id: string): string;
}

/** The rows, each with what held it back. */
export function toldRows(rows: AmountsAnswer['rows'], names: Names): ToldRow[] {
  return rows.map((row) => ({
    row,
    place: row.region === null ? null : names.regionName(row.region),
    reasons: reasonsOf(row, names),
    fact: factOf(row),
  }));
}

/** The fact's key without the code of the unit; null where the row is a year's facts. */
export function factOf({ fact, beneficiary }: Pick<Entitled, 'fact' | 'beneficiary'>) {
  if (/^\d{4}$/.test(fact)) return null;
  return fact.startsWith(`${beneficiary} `) ? fact.slice(beneficiary.length + 1) : fact;
}

/** The largest first; what has no amount after what has one, what was lost last. */
export function bySize(a: Entitled, b: Entitled): number {
  const [left, right] = [a, b].map(({ afterStacking }) =>
    afterStacking === null ? 0n : BigInt(afterStacking.replace('.', '')) || -1n,
  ) as [bigint, bigint];
  return left < right ? 1 : left > right ? -1 : 0;
}

/** What an entitlement was lost to, lacks, or takes for granted. */
export function reasonsOf(row: Entitled, { language, ruleName }: Names): string[] {
  const zh = language === 'zh';
  const inputs = (list: Entitled['missingInputs']) =>
    list
      .map(({ name, zh: word }) =>
        name === 'amount' && word.startsWith('金额（')
          ? zh
            ? word
            : 'the sum, which the text does not print'
          : columnWord(name, word, language),
      )
      .join(zh ? '、' : ', ');
  return [
    ...row.gates.map((gate) => ruleName(gate)),
    ...row.lostTo.map(({ rule, amount }) =>
      zh
        ? `让与${ruleName(rule)}，它得 ${money(amount, language)} 元`
        : `lost to ${ruleName(rule)}, which pays ${money(amount, language)} yuan`,
    ),
    ...(row.missingInputs.length > 0
      ? [`${zh ? '缺：' : 'Missing: '}${inputs(row.missingInputs)}`]
      : []),
    ...(row.presumed.length > 0
      ? [`${zh ? '未登记，视为符合：' : 'Taken to be met: '}${inputs(row.presumed)}`]
      : []),
    ...(row.instalment
      ? [
          zh
            ? `第 ${row.instalment.part} 期，共 ${row.instalment.of} 期`
            : `instalment ${row.instalment.part} of ${row.instalment.of}`,
        ]
      : []),
  ];
}
