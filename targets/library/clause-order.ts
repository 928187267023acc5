const NUMBER = /\d+|[一二三四五六七八九十百零]+/g;
const DIGITS = '零一二三四五六七八九';

/**
 * Orders clauses as a text prints them, by their numbers: 序言, 一（二）3, 二、1, 十（一）, 附件1 二.
 * Where an annex numbers its groups 一… and its lines 1… the groups come first.
 */
export function compareClauses(a: string, b: string): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const step = (left[at] ?? -1) - (right[at] ?? -1);
    if (step !== 0) return step;
  }
  return 0;
}

/** Body before annexes; then each number, those in Chinese before those in digits. */
function keyOf(clause: string): number[] {
  if (/^(序言|前言|标题)/.test(clause)) return [0];
  const annex = clause.startsWith('附件') ? 2 : 1;
  const numbers = clause.match(NUMBER) ?? [];
  return [
    annex,
    ...numbers.flatMap((text) => (/\d/.test(text) ? [1, Number(text)] : [0, chinese(text)])),
  ];
}

function chinese(text: string): number {
  const [hundreds, rest] = text.includes('百') ? text.split('百') : [undefined, text];
  const [tens, units] = rest?.includes('十') ? rest.split('十') : [undefined, rest];
  const digit = (one: string | undefined, empty: number) =>
    one ? Math.max(0, DIGITS.indexOf(one.replace(/^零(?=.)/, ''))) : empty;
  return (
    (hundreds === undefined ? 0 : digit(hundreds, 1) * 100) +
    (tens === undefined ? 0 : digit(tens.replace('零', ''), 1) * 10) +
    digit(units, 0)
  );
}
