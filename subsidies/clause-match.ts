import type { MoneyRule } from './catalogue.ts';

/**
 * The clauses, as payments write them, that mean the rule's: numbers compared as numbers, so that 第17条
 * is 二（六）17 where no other clause of the document ends so, and words of a title may be left out
 * (共享券细则第七条). One that could mean several clauses means none.
 */
export function clausesPaid(
  rule: MoneyRule,
  rules: readonly MoneyRule[],
  written: readonly string[],
): Set<string> {
  const printed = [
    ...new Set(rules.filter((each) => each.document === rule.document).map(({ clause }) => clause)),
  ];
  return new Set(
    written.filter((each) => {
      const exact = printed.filter((clause) => parts(clause).some((part) => same(part, each)));
      const meant =
        exact.length > 0
          ? exact
          : printed.filter((clause) => parts(clause).some((part) => endsSo(part, each)));
      const clauses = new Set(meant.map((clause) => numbers(clause).join('.')));
      return meant.includes(rule.clause) && (exact.length > 0 || clauses.size === 1);
    }),
  );
}

/** A clause can name several: 第十六条、第十七条; the title that leads the first leads them all. */
function parts(clause: string): string[] {
  const pieces = clause.split(/、(?=第)/);
  const title = words(pieces[0] ?? '');
  return pieces.map((piece) => (words(piece) === '' ? `${title}${piece}` : piece));
}

function same(printed: string, written: string): boolean {
  return (
    numbers(printed).join('.') === numbers(written).join('.') &&
    leftOut(words(printed), words(written))
  );
}

function endsSo(printed: string, written: string): boolean {
  return (
    `.${numbers(printed).join('.')}`.endsWith(`.${numbers(written).join('.')}`) &&
    leftOut(words(printed), words(written))
  );
}

/** True where the written words are the printed ones with some characters left out. */
function leftOut(printed: string, written: string): boolean {
  let at = 0;
  for (const character of printed) {
    if (written[at] === character) at++;
  }
  return at === written.length;
}

const NUMBER = /[零一二三四五六七八九十百]+|\d+/g;

function words(clause: string): string {
  return clause.replaceAll(NUMBER, '').replaceAll(/[《》（）()、，\s第条款项]/g, '');
}

function numbers(clause: string): number[] {
  return (clause.match(NUMBER) ?? []).map(read);
}

function read(text: string): number {
  if (/\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (character: string | undefined, empty: number) =>
    character === undefined || character === '' ? empty : '零一二三四五六七八九'.indexOf(character);
  return digit(tens, 1) * 10 + digit(ones, 0);
}
